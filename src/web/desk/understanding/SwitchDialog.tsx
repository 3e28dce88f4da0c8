import { Form, Input, Modal } from 'antd';
import { type AutoDispatchLeaf, switchAutoDispatch } from '../../../contract/autoDispatch.ts';
import { useSwitchAutoDispatch } from '../../api/deskModels.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { ShareCell } from './ShareCell.tsx';

// The contract's body has this field: the schema is a plain object.
const { note } = switchAutoDispatch.body!.shape;

/** Shows once more what was measured, and asks why: both are kept with the switch. */
export function SwitchDialog({ leaf, onClose }: { readonly leaf: AutoDispatchLeaf; readonly onClose: () => void }) {
  const text = useText();
  const names = useNames();
  const [form] = Form.useForm<{ note: string }>();
  const put = useSwitchAutoDispatch();
  const turnOn = !leaf.enabled;
  const category = names.category(leaf.category);
  return (
    <Modal
      open
      onCancel={onClose}
      title={text(turnOn ? 'understanding.turnOnTitle' : 'understanding.turnOffTitle', { category })}
      okText={text(turnOn ? 'understanding.turnOn' : 'understanding.turnOff')}
      okButtonProps={{ danger: !turnOn, loading: put.isPending }}
      cancelText={text('action.cancel')}
      onOk={form.submit}
    >
      {turnOn && leaf.measured && (
        <div className="switch-facts">
          <p>
            {text('understanding.above')}: <ShareCell share={leaf.measured.above} />
          </p>
          <p>
            {text('understanding.all')}: <ShareCell share={leaf.measured.all} />
          </p>
          <p className="muted">{text('understanding.turnOnHint')}</p>
        </div>
      )}
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) =>
          put.mutate(
            { category: leaf.category, enabled: turnOn, version: leaf.version, note: values.note },
            { onSuccess: onClose },
          )
        }
      >
        <ProblemAlert error={put.error} />
        <Form.Item name="note" label={text('understanding.why')} rules={fieldRules(note)}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
