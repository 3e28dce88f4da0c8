import { Button, Form, Input, Select } from 'antd';
import { Link } from 'react-router';
import { decideObjection, objectToSnapshot } from '../../../../contract/snapshots.ts';
import { type Snapshot, type SnapshotStep, useSnapshotStep } from '../../../api/deskSnapshots.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useNow } from '../../parts/useNow.ts';
import { useText } from '../../useText.ts';

type ObjectionsProps = { readonly snapshot: Snapshot; readonly nameOf: (unit: string) => string };

/** Objections with their decisions, and the forms of those who may raise or decide one now. */
export function Objections({ snapshot, nameOf }: ObjectionsProps) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const step = useSnapshotStep(snapshot.id);
  const { list, may } = snapshot;
  if (list.length === 0 && may.object.length === 0) return null;
  return (
    <section className="panel-plain objections">
      <h2>{text('objection.title')}</h2>
      <ul>
        {list.map((objection) => (
          <li key={objection.id}>
            <p>
              <b>{nameOf(objection.unit)}</b>{' '}
              {objection.caseId && objection.number && (
                <Link to={`/rates/cases/${objection.caseId}`} className="number">
                  {objection.number}
                </Link>
              )}{' '}
              <small className="muted">{format.moment(objection.raisedAt, now)}</small>
            </p>
            <p>{objection.text}</p>
            {objection.upheld === null ? (
              may.decide.includes(objection.id) ? (
                <Decision
                  busy={step.isPending}
                  onDecide={(given) => step.mutate({ step: 'decide', objection: objection.id, ...given })}
                />
              ) : (
                <p className="muted">{text('objection.undecided')}</p>
              )
            ) : (
              <p>
                <span className={objection.upheld ? 'in-time' : 'too-late'}>
                  {text(objection.upheld ? 'objection.upheld' : 'objection.refused')}
                </span>{' '}
                {objection.decision}
              </p>
            )}
          </li>
        ))}
      </ul>
      {may.object.length > 0 && (
        <ObjectionForm
          units={may.object}
          nameOf={nameOf}
          busy={step.isPending}
          onSend={(given) => step.mutateAsync({ step: 'object', ...given })}
        />
      )}
      <ProblemAlert error={step.error} />
    </section>
  );
}

function Decision({
  busy,
  onDecide,
}: {
  readonly busy: boolean;
  readonly onDecide: (given: { upheld: boolean; text: string }) => void;
}) {
  const text = useText();
  const [form] = Form.useForm<{ text: string }>();
  const decide = async (upheld: boolean) => onDecide({ upheld, ...(await form.validateFields()) });
  return (
    <Form form={form} layout="vertical">
      <Form.Item name="text" label={text('objection.because')} rules={fieldRules(decideObjection.body!.shape.text)}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <div className="form-actions">
        <Button type="primary" loading={busy} onClick={() => void decide(true)}>
          {text('objection.uphold')}
        </Button>
        <Button loading={busy} onClick={() => void decide(false)}>
          {text('objection.refuse')}
        </Button>
      </div>
    </Form>
  );
}

type Given = Omit<Extract<SnapshotStep, { step: 'object' }>, 'step'>;

function ObjectionForm({
  units,
  nameOf,
  busy,
  onSend,
}: {
  readonly units: readonly string[];
  readonly nameOf: (unit: string) => string;
  readonly busy: boolean;
  readonly onSend: (given: Given) => Promise<unknown>;
}) {
  const text = useText();
  const [form] = Form.useForm<Given>();
  const send = async (given: Given): Promise<void> => {
    await onSend(given);
    form.resetFields();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ unit: units[0] }}
      onFinish={(given) => void send(given)}
      className="objection-form"
    >
      <h3>{text('objection.new')}</h3>
      {units.length > 1 && (
        <Form.Item name="unit" label={text('case.unit')}>
          <Select options={units.map((unit) => ({ value: unit, label: nameOf(unit) }))} />
        </Form.Item>
      )}
      {units.length === 1 && <Form.Item name="unit" hidden />}
      <Form.Item name="number" label={text('objection.number')}>
        <Input className="number" placeholder="JS2026-000123" />
      </Form.Item>
      <Form.Item name="text" label={text('objection.text')} rules={fieldRules(objectToSnapshot.body!.shape.text)}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        {text('objection.send')}
      </Button>
    </Form>
  );
}
