import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Ruling, rulings } from '../../../domain/opinions/vocabulary.ts';
import { type ProposalBody, proposalQuery, useCommandProposal, useMakeCaseOfProposal } from '../../api/deskOpinions.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useText } from '../useText.ts';
import { binds, CommitmentView, DueField } from './AnswerSection.tsx';
import { CaseDialog } from './CaseDialog.tsx';

type Asked = 'Show' | 'Refuse' | 'Answer';
type Values = { title?: string; text?: string; reason?: string; ruling?: Ruling; owner?: string; due?: string };

/** One proposal at the desk: as written, as it would be shown, what is like it, and what may be done. */
export function ProposalPage() {
  const { id = '' } = useParams();
  const text = useText();
  const { message } = App.useApp();
  const { data, error, isPending, refetch } = useQuery(proposalQuery(id));
  const command = useCommandProposal(id);
  const makeCase = useMakeCaseOfProposal(id);
  const [asking, setAsking] = useState<Asked | 'case' | null>(null);
  const [form] = Form.useForm<Values>();
  if (isPending) return <Skeleton active className="page" />;
  if (!data) return <LoadFailed error={error} retry={() => refetch()} />;
  const { version, allowed } = data;
  const give = (body: ProposalBody) =>
    command.mutate(body, {
      onSuccess: () => {
        setAsking(null);
        message.success(text('opinions.done'));
      },
    });
  return (
    <main className="page page-opinions">
      <p>
        <Link to="/opinions/proposals">{text('opinions.proposals')}</Link>
      </p>
      <header className="article-head">
        <p className="muted">
          {data.number} · {text('proposals.supporters')} {data.supporters}
        </p>
        <h1>{data.title}</h1>
      </header>
      <div className="article-actions">
        {(['Show', 'Answer', 'Refuse'] as const)
          .filter((type) => allowed.includes(type))
          .map((type) => (
            <Button key={type} type={type === 'Refuse' ? 'default' : 'primary'} onClick={() => setAsking(type)}>
              {text(`proposals.command.${type}`)}
            </Button>
          ))}
        {allowed.includes('MakeCase') && <Button onClick={() => setAsking('case')}>{text('opinions.makeCase')}</Button>}
        <Link to={`/opinions/new?from=proposal&ref=${data.id}&label=${encodeURIComponent(data.title)}`}>
          <Button>{text('opinions.new')}</Button>
        </Link>
        {data.caseId !== null && <Link to={`/cases/${data.caseId}`}>{text('opinions.toCase')}</Link>}
      </div>
      <ProblemAlert error={asking === null ? command.error : null} />
      <div className="article-wording">
        <section>
          <h2>{text('proposals.written')}</h2>
          <p className="opinion-words">
            {data.written.text === '' ? text('proposals.forgotten') : `${data.written.title}\n${data.written.text}`}
          </p>
        </section>
        <section>
          <h2>{text('proposals.shown')}</h2>
          <p className="opinion-words">
            {data.phase === 'submitted' ? `${data.proposed.title}\n${data.proposed.text}` : `${data.title}\n${data.text}`}
          </p>
        </section>
      </div>
      {data.commitment && (
        <CommitmentView
          item={data.commitment}
          error={null}
          onReport={allowed.includes('Report') ? (words) => give({ type: 'Report', version, text: words }) : null}
          onFinish={allowed.includes('Finish') ? (result) => give({ type: 'Finish', version, result }) : null}
        />
      )}
      {data.similar.length > 0 && (
        <section className="opinion-section">
          <h2>{text('proposals.similar')}</h2>
          <ul>
            {data.similar.map((each) => (
              <li key={each.id}>
                <Link to={`/opinions/proposals/${each.id}`}>{each.title}</Link>{' '}
                {allowed.includes('Merge') && (each.phase === 'collecting' || each.phase === 'due') && (
                  <Button size="small" onClick={() => give({ type: 'Merge', version, into: each.id })}>
                    {text('proposals.command.Merge')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Modal
        open={asking !== null && asking !== 'case'}
        title={asking !== null && asking !== 'case' && text(`proposals.command.${asking}`)}
        footer={null}
        destroyOnHidden
        onCancel={() => {
          command.reset();
          setAsking(null);
        }}
      >
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={asking === 'Show' ? data.proposed : {}}
          onFinish={(values) => give(bodyOf(asking as Asked, version, values))}
        >
          {asking === 'Show' && (
            <>
              <Form.Item name="title" label={text('opinions.title')} rules={[{ required: true, min: 4 }]}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name="text" label={text('proposals.shown')} rules={[{ required: true, min: 10 }]}>
                <Input.TextArea autoSize={{ minRows: 4 }} maxLength={2000} />
              </Form.Item>
            </>
          )}
          {asking === 'Answer' && (
            <>
              <Form.Item name="ruling" label={text('opinions.ruling')} rules={[{ required: true }]}>
                <Select options={rulings.map((value) => ({ value, label: text(`opinions.ruling.${value}`) }))} />
              </Form.Item>
              <Form.Item noStyle shouldUpdate>
                {() =>
                  binds(form.getFieldValue('ruling')) && (
                    <div className="opinion-grid">
                      <Form.Item name="owner" label={text('opinions.doer')} rules={[{ required: true }]}>
                        <UnitSelect />
                      </Form.Item>
                      <DueField name="due" />
                    </div>
                  )
                }
              </Form.Item>
            </>
          )}
          {asking !== 'Show' && (
            <Form.Item
              name="reason"
              label={text('opinions.reason')}
              rules={[{ required: true, min: asking === 'Answer' ? 10 : 2 }]}
            >
              <Input.TextArea autoSize={{ minRows: 3 }} maxLength={asking === 'Answer' ? 2000 : 500} />
            </Form.Item>
          )}
          <ProblemAlert error={command.error} />
          <Button type="primary" htmlType="submit" loading={command.isPending}>
            {asking !== null && asking !== 'case' && text(`proposals.command.${asking}`)}
          </Button>
        </Form>
      </Modal>
      <CaseDialog
        open={asking === 'case'}
        words={{ title: data.title, text: data.text }}
        pending={makeCase.isPending}
        error={makeCase.error}
        onClose={() => setAsking(null)}
        onMake={(values) =>
          makeCase.mutate(
            { ...values, version },
            {
              onSuccess: ({ number }) => {
                setAsking(null);
                message.success(text('opinions.caseMade', { number }));
              },
            },
          )
        }
      />
    </main>
  );
}

function bodyOf(
  type: Asked,
  version: number,
  { title = '', text = '', reason = '', ruling = 'later', owner, due }: Values,
): ProposalBody {
  switch (type) {
    case 'Show':
      return { type, version, title, text };
    case 'Refuse':
      return { type, version, reason };
    case 'Answer':
      return {
        type,
        version,
        ruling,
        reason,
        owner: binds(ruling) ? (owner ?? null) : null,
        due: binds(ruling) ? (due ?? null) : null,
      };
  }
}
