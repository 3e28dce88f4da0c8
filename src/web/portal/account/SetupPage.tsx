import { useRef, useState } from 'react';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { Field, focusFirstProblem } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty } from '../parts/States.tsx';
import { queried } from '../path.ts';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { NewPasswordField, passwordProblem } from './NewPasswordField.tsx';
import '../styles/account.css';

type Answers = { login: string; name: string; password: string };

/** The first administrator, by the one-time link that the server printed. */
export default function SetupPage() {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [token] = useState(() => queried('token'));
  const [answers, setAnswers] = useState<Answers>({ login: '', name: '', password: '' });
  const [told, setTold] = useState<Partial<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  if (!token) {
    return (
      <div className="card">
        <Empty wholePage icon="key" title={text('setup.title')} hint={text('setup.noToken')} />
      </div>
    );
  }

  async function create(oneTimeToken: string) {
    setProblem(null);
    const weak = passwordProblem(answers.password, text);
    const wrong = {
      ...(answers.login.trim() === '' ? { login: text('field.required') } : {}),
      ...(answers.name.trim() === '' ? { name: text('field.required') } : {}),
      ...(weak === null ? {} : { password: weak }),
    };
    setTold(wrong);
    if (Object.keys(wrong).length > 0) return requestAnimationFrame(() => focusFirstProblem(form.current));
    setBusy(true);
    try {
      const { pending } = await call(portalEndpoints.setUp, { body: { token: oneTimeToken, ...answers } });
      location.assign(pending ? '/sign-in/second?next=/desk' : '/desk');
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setBusy(false);
      const fields = error.details?.fields ?? [];
      setTold(Object.fromEntries(fields.map(({ field, detail }) => [field, detail])));
      if (fields.length === 0) setProblem(problemWords(error, text));
    }
  }

  return (
    <>
      <PageHead title={text('setup.title')} />
      <form
        ref={form}
        className="card form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void create(token);
        }}
      >
        <p>{text('setup.lead')}</p>
        {(['login', 'name'] as const).map((field) => (
          <Field key={field} label={text(`setup.${field}`)} problem={told[field] ?? null}>
            {(ids) => (
              <input
                {...ids}
                className="input"
                autoComplete={field === 'login' ? 'username' : 'name'}
                autoCapitalize="none"
                value={answers[field]}
                onChange={(event) => setAnswers({ ...answers, [field]: event.currentTarget.value })}
              />
            )}
          </Field>
        ))}
        <NewPasswordField
          label={text('setup.password')}
          value={answers.password}
          problem={told['password'] ?? null}
          onChange={(password) => setAnswers({ ...answers, password })}
        />
        {problem && (
          <Notice tone="bad" live>
            {problem}
          </Notice>
        )}
        <button type="submit" className="button button-main button-wide" disabled={busy}>
          {text('setup.create')}
        </button>
      </form>
    </>
  );
}
