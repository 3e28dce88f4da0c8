import { InboxOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { answerDataRequest } from '../../../../contract/privacy.ts';
import { type DataRequestRow, dataRequestsQuery, useAnswerDataRequest } from '../../../api/deskPrivacy.ts';
import { meQuery } from '../../../api/deskSession.ts';
import { EmptyHint } from '../../parts/EmptyHint.tsx';
import { fieldRules } from '../../parts/fieldRules.ts';
import { ListState } from '../../parts/ListState.tsx';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useNow } from '../../parts/useNow.ts';
import { mayCall } from '../../shell/mayCall.ts';
import { useText } from '../../useText.ts';
import { AdminHead } from '../AdminHead.tsx';

/** What people ask about their own data, open requests first. */
export function DataRequestsPage() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const me = useQuery(meQuery).data?.me;
  const mayAnswer = me ? mayCall(answerDataRequest.access, me) : false;
  const { data = [], error, isPending, refetch } = useQuery(dataRequestsQuery);
  const [answering, setAnswering] = useState<DataRequestRow | null>(null);
  return (
    <>
      <AdminHead title={text('admin.dataRequests')} hint={text('admin.dataRequestsHint')} />
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={data.length === 0}
        empty={<EmptyHint icon={<InboxOutlined />} title={text('dataRequests.none')} hint={text('dataRequests.noneHint')} />}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('dataRequests.at')}</th>
              <th scope="col">{text('dataRequests.who')}</th>
              <th scope="col">{text('dataRequests.what')}</th>
              <th scope="col">{text('dataRequests.state')}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((request) => (
              <tr key={request.id} className={request.state === 'open' ? '' : 'retired'}>
                <td className="number">
                  <time dateTime={request.at}>{format.moment(request.at, now)}</time>
                </td>
                <th scope="row">
                  {request.name} <code>{request.login}</code>
                </th>
                <td>
                  <b>{text(`dataKind.${request.kind}`)}</b> {request.text}
                  {request.answer && <p className="muted">{request.answer}</p>}
                </td>
                <td>
                  {request.state === 'open' && mayAnswer ? (
                    <Button
                      size="small"
                      aria-label={text('dataRequests.answerOf', { name: request.name })}
                      onClick={() => setAnswering(request)}
                    >
                      {text('dataRequests.answer')}
                    </Button>
                  ) : (
                    text(`dataState.${request.state}`)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ListState>
      {answering && <AnswerDrawer key={answering.id} request={answering} onClose={() => setAnswering(null)} />}
    </>
  );
}

type Draft = { readonly state: 'done' | 'refused'; readonly answer: string };

function AnswerDrawer({ request, onClose }: { readonly request: DataRequestRow; readonly onClose: () => void }) {
  const text = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Draft>();
  const state = Form.useWatch('state', form);
  const answer = useAnswerDataRequest();
  return (
    <Drawer
      open
      onClose={onClose}
      size={520}
      title={text('dataRequests.answerOf', { name: request.name })}
      footer={
        <div className="form-actions">
          <Button
            type="primary"
            danger={request.kind === 'delete' && state === 'done'}
            loading={answer.isPending}
            disabled={!state}
            onClick={form.submit}
          >
            {text('dataRequests.answer')}
          </Button>
          <Button onClick={onClose}>{text('action.cancel')}</Button>
        </div>
      }
    >
      <p>
        <b>{text(`dataKind.${request.kind}`)}</b> {request.text}
      </p>
      <Form<Draft>
        form={form}
        layout="vertical"
        onFinish={(draft) =>
          answer.mutate(
            { id: request.id, ...draft },
            {
              onSuccess: ({ anonymised }) => {
                message.success(
                  anonymised > 0 ? text('dataRequests.anonymised', { count: anonymised }) : text('dataRequests.answered'),
                );
                onClose();
              },
            },
          )
        }
      >
        <ProblemAlert error={answer.error} />
        <Form.Item name="state" label={text('dataRequests.state')}>
          <Radio.Group
            options={(['done', 'refused'] as const).map((value) => ({ value, label: text(`dataRequests.${value}`) }))}
          />
        </Form.Item>
        {request.kind === 'delete' && state === 'done' && (
          <Form.Item>
            <Alert type="warning" showIcon title={text('dataRequests.deleteWarning')} />
          </Form.Item>
        )}
        <Form.Item name="answer" label={text('dataRequests.words')} rules={fieldRules(answerDataRequest.body!.shape.answer)}>
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
