import { HistoryOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Form, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { SignInPolicy } from '../../../../contract/signIn.ts';
import { roles } from '../../../../domain/people/vocabulary.ts';
import { type PolicyRow, policyHistoryQuery, policyQuery, usePutPolicy } from '../../../api/deskSignIn.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { rangeOf } from '../../parts/formRules.ts';
import { ListState } from '../../parts/ListState.tsx';
import { LoadFailed } from '../../parts/LoadFailed.tsx';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useText } from '../../useText.ts';
import { VersionList } from '../VersionList.tsx';

const numbers = ['requesterDays', 'staffHours', 'staffIdleMinutes', 'adminIdleMinutes'] as const;

/** How long sessions live and who needs a second factor. */
export function PolicySection() {
  const { data, error, refetch } = useQuery(policyQuery);
  if (error && !data) return <LoadFailed error={error} retry={() => refetch()} />;
  return data ? <PolicyForm key={data.version} known={data} /> : null;
}

function PolicyForm({ known }: { readonly known: PolicyRow }) {
  const text = useText();
  const { message } = App.useApp();
  const put = usePutPolicy();
  const [history, setHistory] = useState(false);
  const { shape } = SignInPolicy;
  return (
    <section className="policy" aria-labelledby="policy-title">
      <h2 id="policy-title">{text('policy.title')}</h2>
      <Form<SignInPolicy>
        layout="vertical"
        initialValues={known.policy}
        onFinish={(policy) =>
          put.mutate({ version: known.version, policy }, { onSuccess: () => void message.success(text('item.saved')) })
        }
      >
        <ProblemAlert error={put.error} />
        <Form.Item name="secondFactorFor" label={text('policy.secondFactorFor')}>
          <Select mode="multiple" options={roles.map((value) => ({ value, label: text(`role.${value}`) }))} />
        </Form.Item>
        <div className="field-pair">
          {numbers.map((name) => (
            <Form.Item key={name} name={name} label={text(`policy.${name}`)} rules={fieldRules(shape[name])}>
              <InputNumber {...rangeOf(shape[name])} />
            </Form.Item>
          ))}
        </div>
        <Space>
          <Button htmlType="submit" loading={put.isPending}>
            {text('action.save')}
          </Button>
          <Button type="text" icon={<HistoryOutlined />} onClick={() => setHistory(true)}>
            {text('history.button')}
          </Button>
        </Space>
      </Form>
      <PolicyHistory open={history} onClose={() => setHistory(false)} />
    </section>
  );
}

function PolicyHistory({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const text = useText();
  const { data, error, isPending, refetch } = useQuery({ ...policyHistoryQuery, enabled: open });
  const versions = (data ?? []).map(({ policy, ...version }) => ({ ...version, data: policy }));
  const named = ['secondFactorFor', ...numbers] as const;
  const nameOf = (path: string) => {
    const known = named.find((name) => path.startsWith(name));
    return known ? text(`policy.${known}`) : path;
  };
  return (
    <Drawer open={open} onClose={onClose} size={560} title={text('history.title', { name: text('policy.title') })}>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={versions.length === 0}
        empty={<p className="muted">{text('history.none')}</p>}
      >
        <VersionList versions={versions} nameOf={nameOf} same={text('history.same')} />
      </ListState>
    </Drawer>
  );
}
