import { useRef, useState } from 'react';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { Field, focusFirstProblem } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { NewPasswordField, passwordProblem } from './NewPasswordField.tsx';
import '../styles/account.css';

/** Changing one's own password. */
export default function PasswordPage() {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [told, setTold] = useState<Partial<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [state, setState] = useState<'idle' | 'busy' | 'changed'>('idle');

  async function change() {
    setProblem(null);
    const weak = passwordProblem(next, text);
    const wrong = {
      ...(current === '' ? { current: text('field.required') } : {}),
      ...(weak === null ? {} : { next: weak }),
    };
    setTold(wrong);
    if (Object.keys(wrong).length > 0) return requestAnimationFrame(() => focusFirstProblem(form.current));
    setState('busy');
    try {
      await call(portalEndpoints.changePassword, { body: { current, next } });
      setState('changed');
      setCurrent('');
      setNext('');
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setState('idle');
      const fields = error.details?.fields ?? [];
      setTold(Object.fromEntries(fields.map(({ field, detail }) => [field, detail])));
      if (error.code === 'wrong-login') setTold({ current: text('me.wrongPassword') });
      else if (fields.length === 0) setProblem(problemWords(error, text));
    }
  }

  return (
    <>
      <PageHead title={text('me.password')} back="/me" />
      <form
        ref={form}
        className="card form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <Field label={text('me.current')} problem={told['current'] ?? null}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              type="password"
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.currentTarget.value)}
            />
          )}
        </Field>
        <NewPasswordField label={text('me.next')} value={next} problem={told['next'] ?? null} onChange={setNext} />
        {problem && (
          <Notice tone="bad" live>
            {problem}
          </Notice>
        )}
        {state === 'changed' && (
          <Notice tone="good" live>
            {text('me.changed')}
          </Notice>
        )}
        <button type="submit" className="button button-main button-wide" disabled={state === 'busy'}>
          {text('me.change')}
        </button>
      </form>
    </>
  );
}
