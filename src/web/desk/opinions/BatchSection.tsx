import { App, Button, Form, Input, InputNumber, Modal, Select, Tag } from 'antd';
import { useState } from 'react';
import type { Batch, DeskRecord, Tally } from '../../../contract/opinions.ts';
import { batchKinds } from '../../../domain/opinions/vocabulary.ts';
import { newCaseId } from '../../api/caseId.ts';
import { useCommandCampaign, useHandOutPaper } from '../../api/deskOpinions.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useText } from '../useText.ts';
import { choicesOf } from './choicesOf.ts';

type Counted = {
  readonly ballots: number;
  readonly tally: Record<string, { answered?: number; counts?: Record<string, number> }>;
};
type Entered = Counted & {
  readonly kind: Batch['kind'];
  readonly source: string;
  readonly first?: number;
  readonly last?: number;
  readonly texts?: string;
};
type Open = { readonly type: 'enter' } | { readonly type: 'check' | 'strike'; readonly batch: string };

/** What came in offline: who took a sheet, and batches that two people counted. */
export function BatchSection({ campaign, mayCount }: { readonly campaign: DeskRecord; readonly mayCount: boolean }) {
  const text = useText();
  const { message } = App.useApp();
  const command = useCommandCampaign(campaign.id);
  const hand = useHandOutPaper(campaign.id);
  const [open, setOpen] = useState<Open | null>(null);
  const { allowed, version, batches } = campaign;
  const done = {
    onSuccess: () => {
      setOpen(null);
      message.success(text('opinions.done'));
    },
  };
  return (
    <section className="opinion-section" aria-label={text('opinions.offline')}>
      <h2>{text('opinions.offline')}</h2>
      <p className="muted">{text('opinions.sheetsTaken', { count: campaign.sheetsTaken })}</p>
      {campaign.phase === 'running' && allowed.includes('EnterBatch') && (
        <Form<{ login: string }>
          layout="inline"
          onFinish={({ login }) =>
            hand.mutate(login, {
              onSuccess: ({ name, sheetsTaken: count }) => message.success(text('opinions.handedOut', { name, count })),
            })
          }
        >
          <Form.Item name="login" label={text('opinions.login')} rules={[{ required: true }]}>
            <Input maxLength={64} />
          </Form.Item>
          <Button htmlType="submit" loading={hand.isPending}>
            {text('opinions.handOut')}
          </Button>
        </Form>
      )}
      <ProblemAlert error={hand.error} />
      {batches.length === 0 ? (
        <p className="muted">{text('opinions.noBatches')}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('opinions.source')}</th>
              <th scope="col">{text('opinions.batchKind')}</th>
              <th scope="col">{text('opinions.ballots')}</th>
              <th scope="col">{text('opinions.phase')}</th>
              <th scope="col" aria-label={text('opinions.checkBatch')} />
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <tr key={batch.id}>
                <th scope="row">
                  {batch.source} {batch.sheets && <small className="muted">{`${batch.sheets.first}–${batch.sheets.last}`}</small>}
                </th>
                <td>{text(`opinions.batchKind.${batch.kind}`)}</td>
                <td className="number">{batch.tally?.ballots ?? '–'}</td>
                <td>
                  <Tag>{text(`opinions.batchState.${batch.state}`)}</Tag> {batch.reason}
                </td>
                <td>
                  {mayCount && batch.state === 'entered' && !batch.own && allowed.includes('CheckBatch') && (
                    <Button size="small" type="primary" onClick={() => setOpen({ type: 'check', batch: batch.id })}>
                      {text('opinions.checkBatch')}
                    </Button>
                  )}{' '}
                  {mayCount && batch.state !== 'struck' && allowed.includes('StrikeBatch') && (
                    <Button size="small" onClick={() => setOpen({ type: 'strike', batch: batch.id })}>
                      {text('opinions.strikeBatch')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {allowed.includes('EnterBatch') && (
        <Button onClick={() => setOpen({ type: 'enter' })}>{text('opinions.enterBatch')}</Button>
      )}
      <Modal
        open={open !== null}
        width={680}
        title={open && text(`opinions.${open.type}Batch`)}
        footer={null}
        destroyOnHidden
        onCancel={() => {
          command.reset();
          setOpen(null);
        }}
      >
        {open?.type === 'strike' && (
          <Form<{ reason: string }>
            layout="vertical"
            onFinish={({ reason }) => command.mutate({ type: 'StrikeBatch', version, batch: open.batch, reason }, done)}
          >
            <Form.Item name="reason" label={text('opinions.reason')} rules={[{ required: true, min: 2 }]}>
              <Input maxLength={500} />
            </Form.Item>
            <ProblemAlert error={command.error} />
            <Button type="primary" htmlType="submit">
              {text('opinions.strikeBatch')}
            </Button>
          </Form>
        )}
        {open?.type === 'check' && (
          <Form<Counted>
            layout="vertical"
            onFinish={(values) =>
              command.mutate({ type: 'CheckBatch', version, batch: open.batch, tally: tallyFrom(campaign, values) }, done)
            }
          >
            <p>{text('opinions.checkHint')}</p>
            <TallyFields campaign={campaign} />
            <ProblemAlert error={command.error} />
            <Button type="primary" htmlType="submit" loading={command.isPending}>
              {text('opinions.checkBatch')}
            </Button>
          </Form>
        )}
        {open?.type === 'enter' && (
          <Form<Entered>
            layout="vertical"
            initialValues={{ kind: 'paper' }}
            onFinish={(values) => command.mutate({ type: 'EnterBatch', version, ...batchFrom(campaign, values) }, done)}
          >
            <div className="opinion-triple">
              <Form.Item name="kind" label={text('opinions.batchKind')}>
                <Select options={batchKinds.map((value) => ({ value, label: text(`opinions.batchKind.${value}`) }))} />
              </Form.Item>
              <Form.Item name="first" label={text('opinions.sheetsFrom')}>
                <InputNumber min={1} precision={0} />
              </Form.Item>
              <Form.Item name="last" label={text('opinions.sheetsTo')}>
                <InputNumber min={1} precision={0} />
              </Form.Item>
            </div>
            <Form.Item name="source" label={text('opinions.source')} rules={[{ required: true, min: 4 }]}>
              <Input maxLength={120} />
            </Form.Item>
            <TallyFields campaign={campaign} />
            {campaign.questions.some(({ kind }) => kind === 'text') && (
              <Form.Item name="texts" label={text('opinions.batchTexts')}>
                <Input.TextArea autoSize={{ minRows: 2 }} />
              </Form.Item>
            )}
            <ProblemAlert error={command.error} />
            <Button type="primary" htmlType="submit" loading={command.isPending}>
              {text('opinions.enterBatch')}
            </Button>
          </Form>
        )}
      </Modal>
    </section>
  );
}

function TallyFields({ campaign }: { readonly campaign: DeskRecord }) {
  const text = useText();
  return (
    <>
      <Form.Item name="ballots" label={text('opinions.ballots')} rules={[{ required: true }]}>
        <InputNumber min={1} precision={0} />
      </Form.Item>
      {campaign.questions.map((question, i) => (
        <fieldset className="opinion-block" key={question.id}>
          <legend>
            {i + 1}. {question.title}
          </legend>
          <div className="opinion-tally">
            <Form.Item name={['tally', question.id, 'answered']} label={text('opinions.answeredCount')}>
              <InputNumber min={0} precision={0} />
            </Form.Item>
            {choicesOf(question).map(({ id, label }) => (
              <Form.Item key={id} name={['tally', question.id, 'counts', id]} label={label}>
                <InputNumber min={0} precision={0} />
              </Form.Item>
            ))}
          </div>
        </fieldset>
      ))}
    </>
  );
}

/** An empty field is 0. */
function tallyFrom({ questions }: DeskRecord, { ballots, tally }: Counted): Tally {
  return {
    ballots,
    questions: Object.fromEntries(
      questions.map((question) => {
        const own = tally[question.id];
        const counts = Object.fromEntries(choicesOf(question).map(({ id }) => [id, own?.counts?.[id] ?? 0]));
        return [question.id, { answered: own?.answered ?? 0, counts }];
      }),
    ),
  };
}

function batchFrom(campaign: DeskRecord, values: Entered) {
  const question = campaign.questions.find(({ kind }) => kind === 'text')?.id ?? '';
  const lines = (values.texts ?? '').split('\n').filter((line) => line.trim() !== '');
  return {
    id: newCaseId(),
    kind: values.kind,
    source: values.source,
    sheets: values.kind === 'paper' ? { first: values.first ?? 1, last: values.last ?? values.first ?? 1 } : null,
    tally: tallyFrom(campaign, values),
    texts: lines.map((line) => ({ question, text: line.trim() })),
  };
}
