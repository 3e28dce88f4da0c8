import { CustomerServiceOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { signIn } from '../../../contract/session.ts';
import { meQuery, useSignIn } from '../../api/deskSession.ts';
import { chooseLanguage, currentLanguage } from '../../i18n/language.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { shapeOf } from '../parts/shapeOf.ts';
import { siteLine } from '../parts/siteLine.ts';
import { useText } from '../useText.ts';
import { demoGroups, wayBack } from './demoGroups.ts';
import { secondStep } from './secondStep.ts';

type Draft = { readonly login: string; readonly password: string };

export function SignInPage() {
  const text = useText();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const session = useQuery(meQuery);
  const signingIn = useSignIn();
  const shape = shapeOf(signIn.body);
  const back = wayBack(search);
  const site = session.data?.site;
  const groups = demoGroups(session.data?.demoAccounts ?? []);
  const enter = (draft: Draft) =>
    signingIn.mutate(draft, {
      onSuccess: ({ pending }) => (pending ? location.assign(secondStep(back)) : navigate(back, { replace: true })),
    });
  const english = currentLanguage() === 'en';

  if (session.data?.me && !signingIn.isPending && !signingIn.isSuccess) return <Navigate to={back} replace />;
  return (
    <main className={groups.length > 0 ? 'sign-in sign-in-demo' : 'sign-in'}>
      <section className="sign-in-form" aria-labelledby="sign-in-title">
        <header>
          <CustomerServiceOutlined aria-hidden className="rail-mark" />
          <div>
            <h1 id="sign-in-title">
              {text('app.name')} <span>{text('shell.desk')}</span>
            </h1>
            <p>{site ? siteLine(site, text) : text('app.slogan')}</p>
          </div>
        </header>
        <Form<Draft> layout="vertical" requiredMark={false} onFinish={enter} disabled={signingIn.isPending}>
          <ProblemAlert error={signingIn.error ?? session.error} />
          <Form.Item name="login" label={text('signIn.login')} rules={fieldRules(shape.login)}>
            <Input autoComplete="username" autoCapitalize="none" autoFocus size="large" />
          </Form.Item>
          <Form.Item name="password" label={text('signIn.password')} rules={fieldRules(shape.password)}>
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={signingIn.isPending}>
            {text('action.signIn')}
          </Button>
        </Form>
        {(session.data?.doors ?? []).map((door) => (
          <Button key={door.id} size="large" block href={`/api/sign-in/${door.id}?back=${encodeURIComponent(`/desk${back}`)}`}>
            {(english && door.nameEn) || door.name}
          </Button>
        ))}
        <footer>
          <a href="/">{text('signIn.portal')}</a>
          <Button type="link" lang={english ? 'zh-CN' : 'en'} onClick={() => chooseLanguage(english ? 'zh-CN' : 'en')}>
            {english ? '中文' : 'English'}
          </Button>
        </footer>
      </section>
      {groups.length > 0 && (
        <section className="sign-in-accounts" aria-labelledby="demo-title">
          <h2 id="demo-title">{text('signIn.demo')}</h2>
          <p>{text('signIn.demoHint')}</p>
          <div className="demo-groups">
            {groups.map(({ role, accounts }) => (
              <div key={role} className="demo-group">
                <h3>{text(`role.${role}`)}</h3>
                <p>{text(`roleHint.${role}`)}</p>
                <div>
                  {accounts.map(({ login, name, password }) => (
                    <Button key={login} disabled={signingIn.isPending} onClick={() => enter({ login, password })}>
                      {name} <small>{login}</small>
                    </Button>
                  ))}
                </div>
              </div>
            ))}
          </div>
        </section>
      )}
    </main>
  );
}
