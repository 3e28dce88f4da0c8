import { useRef, useState } from 'react';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { focusFirstProblem } from '../parts/Field.tsx';
import { Link } from '../parts/Link.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty } from '../parts/States.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { NewPasswordField, passwordProblem } from './NewPasswordField.tsx';
import { useAccountText } from './text.ts';
import '../styles/account.css';

/** The first password, by a link that works once. Its secret stands behind the #: it reaches neither a proxy's log nor another site. */
export default function SetPasswordPage() {
  const text = useText();
  const own = useAccountText();
  const form = useRef<HTMLFormElement>(null);
  const [token] = useState(() => location.hash.slice(1));
  const [password, setPassword] = useState('');
  const [told, setTold] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [login, setLogin] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function set() {
    setProblem(null);
    const wrong = passwordProblem(password, text);
    setTold(wrong);
    if (wrong !== null) return requestAnimationFrame(() => focusFirstProblem(form.current));
    setBusy(true);
    try {
      setLogin((await call(portalEndpoints.takePasswordLink, { body: { token, password } })).login);
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(problemWords(error, text));
    }
    setBusy(false);
  }

  if (login !== null) {
    return (
      <div className="card">
        <Empty wholePage icon="key" title={own('first.done')} hint={own('first.doneHint', { login })}>
          <Link className="button button-main" href="/sign-in">
            {own('first.signIn')}
          </Link>
        </Empty>
      </div>
    );
  }
  return (
    <>
      <PageHead title={own('first.title')} />
      <form
        ref={form}
        className="card form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void set();
        }}
      >
        <p>{own('first.lead')}</p>
        <NewPasswordField label={text('me.next')} value={password} problem={told} onChange={setPassword} />
        {problem && (
          <Notice tone="bad" live>
            {problem}
          </Notice>
        )}
        <button type="submit" className="button button-main button-wide" disabled={busy}>
          {own('first.set')}
        </button>
      </form>
    </>
  );
}
