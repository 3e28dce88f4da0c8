import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, InputNumber, Select } from 'antd';
import { SignInPolicy } from '../../../../contract/signIn.ts';
import { roles } from '../../../../domain/people/vocabulary.ts';
import { type PolicyRow, policyQuery, usePutPolicy } from '../../../api/deskSignIn.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { rangeOf } from '../../parts/formRules.ts';
import { LoadFailed } from '../../parts/LoadFailed.tsx';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useText } from '../../useText.ts';

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
        <Button htmlType="submit" loading={put.isPending}>
          {text('action.save')}
        </Button>
      </Form>
    </section>
  );
}
