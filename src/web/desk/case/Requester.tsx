import { EyeOutlined, PhoneOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Form, Input, Popover } from 'antd';
import { useContext, useState } from 'react';
import { type CaseDetail, revealRequester } from '../../../contract/cases.ts';
import { personKinds } from '../../../domain/people/vocabulary.ts';
import { CaseSourceContext } from '../../api/caseSource.ts';
import { useReveal } from '../../api/deskCases.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { shapeOf } from '../parts/shapeOf.ts';
import { useText } from '../useText.ts';

/** Who asks, masked; name and number only for a purpose, which the requester can read afterwards. */
export function Requester({ detail }: { readonly detail: CaseDetail }) {
  const text = useText();
  const reveal = useReveal(detail.id);
  const practice = useContext(CaseSourceContext)?.practice ?? false;
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ purpose: string }>();
  const { purpose } = shapeOf(revealRequester.body);

  if (detail.mine) return <>{text('requester.self')}</>;
  if (!detail.requester) {
    return (
      <span className="requester">
        <UserOutlined aria-hidden /> {text(detail.anonymous ? 'requester.anonymous' : 'requester.unknown')}
      </span>
    );
  }

  const kind = personKinds.find((each) => each === detail.requester?.kind);
  const shown = reveal.data ?? detail.requester;
  const purposes = [text('reveal.verify'), text('reveal.visit'), text('reveal.inform')];
  return (
    <span className="requester">
      <span>
        <UserOutlined aria-hidden /> {shown.name} {kind && <small>{text(`personKind.${kind}`)}</small>}
      </span>
      {reveal.data ? (
        shown.phone && (
          <a href={`tel:${shown.phone}`}>
            <PhoneOutlined aria-hidden /> {shown.phone}
          </a>
        )
      ) : (
        <span>{shown.phone}</span>
      )}
      {!reveal.data && !practice && (
        <Popover
          trigger="click"
          open={open}
          onOpenChange={setOpen}
          title={text('reveal.title')}
          content={
            <Form
              form={form}
              layout="vertical"
              className="reveal-form"
              onFinish={(draft) => reveal.mutate(draft.purpose, { onSuccess: () => setOpen(false) })}
            >
              <p>{text('reveal.hint')}</p>
              {detail.phase === 'resolved' && <p className="reveal-flag">{text('reveal.flagged')}</p>}
              <ProblemAlert error={reveal.error} />
              <div className="chips">
                {purposes.map((each) => (
                  <Button key={each} size="small" onClick={() => form.setFieldValue('purpose', each)}>
                    {each}
                  </Button>
                ))}
              </div>
              <Form.Item name="purpose" label={text('reveal.purpose')} rules={fieldRules(purpose)}>
                <Input maxLength={200} />
              </Form.Item>
              <Button type="primary" htmlType="submit" block loading={reveal.isPending}>
                {text('reveal.show')}
              </Button>
            </Form>
          }
        >
          <Button size="small" icon={<EyeOutlined />}>
            {text('reveal.button')}
          </Button>
        </Popover>
      )}
    </span>
  );
}
