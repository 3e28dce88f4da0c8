import { useRef, useState } from 'react';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { withProof } from '../../api/withProof.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { Field, focusFirstProblem } from '../parts/Field.tsx';
import { Link } from '../parts/Link.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { pathAfterSignIn, queried } from '../path.ts';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useSession } from '../useSession.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import { useAccountText } from './text.ts';
import '../styles/account.css';

/** Signing in with a local account; one tap for the accounts of a demonstration. */
export default function SignInPage() {
  const text = useText();
  const t = useAccountText();
  const session = useSession();
  const form = useRef<HTMLFormElement>(null);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [told, setTold] = useState<{ login?: string; password?: string }>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const refused = queried('refused');
  const doors = session.state === 'ready' ? session.value.doors : [];
  const demoAccounts = session.state === 'ready' ? session.value.demoAccounts : [];

  async function signIn(account: { login: string; password: string }, isOfDesk = false) {
    setBusy(true);
    setProblem(null);
    try {
      const { pending } = await withProof(portalEndpoints.getProofChallenge, account.login, (headers) =>
        call(portalEndpoints.signIn, { body: account, headers }),
      );
      const wanted = isOfDesk && queried('next') === null ? '/desk' : pathAfterSignIn(queried('next'));
      // A new page load: nothing that was asked for as somebody else stays on the screen.
      location.assign(pending ? `/sign-in/second?next=${encodeURIComponent(wanted)}` : wanted);
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(problemWords(error, text));
      setBusy(false);
    }
  }

  function submit() {
    const wrong = {
      ...(login.trim() === '' ? { login: text('field.required') } : {}),
      ...(password === '' ? { password: text('field.required') } : {}),
    };
    setTold(wrong);
    if (Object.keys(wrong).length > 0) requestAnimationFrame(() => focusFirstProblem(form.current));
    else void signIn({ login: login.trim(), password });
  }

  return (
    <>
      <PageHead title={text('signIn.title')} back="/me" />
      <form
        ref={form}
        className="card form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{text('signIn.lead')}</p>
        {(refused === 'provider-failed' || refused === 'not-known-here') && (
          <Notice tone="bad">{t(`signIn.refused.${refused}`)}</Notice>
        )}
        {doors.map((door) => (
          <a
            key={door.id}
            className="button button-main button-wide"
            href={`/api/sign-in/${door.id}?back=${encodeURIComponent(pathAfterSignIn(queried('next')))}`}
          >
            {(currentLanguage() === 'en' && door.nameEn) || door.name}
          </a>
        ))}
        <Field label={text('signIn.login')} problem={told.login ?? null}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={text('signIn.password')} problem={told.password ?? null}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              name="password"
              type={shown ? 'text' : 'password'}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          )}
        </Field>
        <label className="tick">
          <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
          {text('signIn.show')}
        </label>
        {problem && (
          <Notice tone="bad" live>
            {problem}
          </Notice>
        )}
        <button type="submit" className="button button-main button-wide" disabled={busy}>
          {text('action.signIn')}
        </button>
        <p className="form-foot">
          <Link href="/follow">{text('signIn.without')}</Link>
        </p>
      </form>

      {demoAccounts.length > 0 && (
        <DemoAccounts
          accounts={demoAccounts}
          busy={busy}
          onChoose={({ login: name, password: known, role }) => void signIn({ login: name, password: known }, role !== null)}
        />
      )}
    </>
  );
}
