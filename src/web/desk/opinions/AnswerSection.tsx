import { Alert, App, Button, DatePicker, Form, Input, Modal, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { DeskRecord, Kept } from '../../../contract/opinions.ts';
import { type Ruling, rulings, rulingsThatBind } from '../../../domain/opinions/vocabulary.ts';
import { newCaseId } from '../../api/caseId.ts';
import { useCommandCampaign } from '../../api/deskOpinions.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

type ItemValues = { id?: string; opinion: string; ruling: Ruling; reason: string; owner?: string | null; due?: string | null };
type Values = { readonly conclusion: string; readonly items: ItemValues[] };

export const binds = (ruling: Ruling | undefined): boolean =>
  (rulingsThatBind as readonly (Ruling | undefined)[]).includes(ruling);

/** What the university says: written by one person, published by another, kept by the units that it names. */
export function AnswerSection({ campaign }: { readonly campaign: DeskRecord }) {
  const text = useText();
  const { message } = App.useApp();
  const command = useCommandCampaign(campaign.id);
  const [form] = Form.useForm<Values>();
  if (campaign.phase === 'answered' || !campaign.allowed.includes('SaveAnswer')) {
    return (
      <section className="opinion-section" aria-label={text('opinions.answer')}>
        <h2>{text('opinions.answer')}</h2>
        <p>{campaign.conclusion}</p>
        {campaign.items.map((item) => (
          <ItemView key={item.id} campaign={campaign} item={item} />
        ))}
      </section>
    );
  }
  return (
    <section className="opinion-section" aria-label={text('opinions.answer')}>
      <h2>{text('opinions.answer')}</h2>
      {campaign.conclusion !== '' && <Alert type="info" showIcon title={text('opinions.answerWaits')} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ conclusion: campaign.conclusion, items: campaign.items }}
        onFinish={({ conclusion, items }) =>
          command.mutate(
            {
              type: 'SaveAnswer',
              version: campaign.version,
              conclusion,
              items: items.map(({ id, opinion, ruling, reason, owner, due }) => ({
                id: id ?? newCaseId(),
                opinion,
                ruling,
                reason,
                owner: binds(ruling) ? (owner ?? null) : null,
                due: binds(ruling) ? (due ?? null) : null,
              })),
            },
            { onSuccess: () => message.success(text('opinions.done')) },
          )
        }
      >
        <Form.Item name="conclusion" label={text('opinions.conclusion')} rules={[{ required: true, min: 10 }]}>
          <Input.TextArea autoSize={{ minRows: 3 }} maxLength={6000} />
        </Form.Item>
        <Form.List name="items">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <fieldset className="opinion-block" key={key}>
                  <legend>{text('opinions.items')}</legend>
                  <div className="opinion-grid">
                    <Form.Item name={[name, 'opinion']} label={text('opinions.opinion')} rules={[{ required: true, min: 2 }]}>
                      <Input maxLength={300} />
                    </Form.Item>
                    <Form.Item name={[name, 'ruling']} label={text('opinions.ruling')} rules={[{ required: true }]}>
                      <Select options={rulings.map((value) => ({ value, label: text(`opinions.ruling.${value}`) }))} />
                    </Form.Item>
                  </div>
                  <Form.Item name={[name, 'reason']} label={text('opinions.reason')} rules={[{ required: true, min: 2 }]}>
                    <Input.TextArea autoSize maxLength={1000} />
                  </Form.Item>
                  <Form.Item noStyle shouldUpdate>
                    {() =>
                      binds(form.getFieldValue(['items', name, 'ruling'])) && (
                        <div className="opinion-grid">
                          <Form.Item name={[name, 'owner']} label={text('opinions.doer')} rules={[{ required: true }]}>
                            <UnitSelect />
                          </Form.Item>
                          <DueField name={[name, 'due']} />
                        </div>
                      )
                    }
                  </Form.Item>
                  <Button size="small" onClick={() => remove(name)}>
                    {text('opinions.removeItem')}
                  </Button>
                </fieldset>
              ))}
              <Button onClick={() => add({})}>{text('opinions.addItem')}</Button>
            </>
          )}
        </Form.List>
        <ProblemAlert error={command.error} />
        <Button type="primary" htmlType="submit" loading={command.isPending}>
          {text('opinions.saveAnswer')}
        </Button>
      </Form>
    </section>
  );
}

export function DueField({ name }: { readonly name: string | (string | number)[] }) {
  const text = useText();
  return (
    <Form.Item
      name={name}
      label={text('opinions.due')}
      rules={[{ required: true }]}
      getValueProps={(value: string | null | undefined) => ({ value: value ? dayjs(value) : null })}
      normalize={(value: dayjs.Dayjs | null) => value?.format('YYYY-MM-DD') ?? null}
    >
      <DatePicker />
    </Form.Item>
  );
}

function ItemView({ campaign, item }: { readonly campaign: DeskRecord; readonly item: Kept }) {
  const command = useCommandCampaign(campaign.id);
  const open = item.owner !== null && item.doneAt === null && campaign.phase === 'answered';
  return (
    <CommitmentView
      item={item}
      error={command.error}
      onReport={
        open && campaign.allowed.includes('ReportItem')
          ? (words) => command.mutate({ type: 'ReportItem', version: campaign.version, item: item.id, text: words })
          : null
      }
      onFinish={
        open && campaign.allowed.includes('FinishItem')
          ? (result) => command.mutate({ type: 'FinishItem', version: campaign.version, item: item.id, result })
          : null
      }
    />
  );
}

type CommitmentProps = {
  readonly item: Kept;
  readonly error: unknown;
  readonly onReport: ((words: string) => void) | null;
  readonly onFinish: ((words: string) => void) | null;
};

/** One thing that was answered, with its progress; the same for campaigns and proposals. */
export function CommitmentView({ item, error, onReport, onFinish }: CommitmentProps) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const [asking, setAsking] = useState<'report' | 'finish' | null>(null);
  return (
    <div className="opinion-block">
      <p>
        <Tag color={binds(item.ruling) ? 'success' : 'default'}>{text(`opinions.ruling.${item.ruling}`)}</Tag>{' '}
        <strong>{item.opinion}</strong>
      </p>
      <p>{item.reason}</p>
      {item.owner !== null && item.due !== null && (
        <p className="muted">
          {names.unit(item.owner)} · {format.day(item.due, now)}
        </p>
      )}
      {item.reports.map((report) => (
        <p key={report.at}>
          <span className="muted">{format.moment(report.at, now)}</span> {report.text}
        </p>
      ))}
      {item.doneAt !== null && <p>{text('opinions.finished', { result: item.result })}</p>}
      {onReport && <Button onClick={() => setAsking('report')}>{text('opinions.report')}</Button>}{' '}
      {onFinish && <Button onClick={() => setAsking('finish')}>{text('opinions.finish')}</Button>}
      <ProblemAlert error={error} />
      <Modal
        open={asking !== null}
        title={asking && text(`opinions.${asking}`)}
        footer={null}
        destroyOnHidden
        onCancel={() => setAsking(null)}
      >
        <Form<{ words: string }>
          layout="vertical"
          onFinish={({ words }) => {
            (asking === 'report' ? onReport : onFinish)?.(words);
            setAsking(null);
          }}
        >
          <Form.Item
            name="words"
            label={text(asking === 'finish' ? 'opinions.resultText' : 'opinions.reportText')}
            rules={[{ required: true, min: 2 }]}
          >
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} />
          </Form.Item>
          <Button type="primary" htmlType="submit">
            {text(asking === 'finish' ? 'opinions.finish' : 'opinions.report')}
          </Button>
        </Form>
      </Modal>
    </div>
  );
}
