import { useRef, useState } from 'react';
import { CallProblem, call } from '../../api/call.ts';
import { typedCode } from '../../api/followUpCode.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { Field, focusFirstProblem } from '../parts/Field.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { go } from '../path.ts';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';

/** Opens an anonymous case by its follow-up code. */
export default function FollowPage() {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const length = code.replaceAll(' ', '').length;

  function tell(sentence: string) {
    setProblem(sentence);
    requestAnimationFrame(() => focusFirstProblem(form.current));
  }

  async function open() {
    if (length < 16) return tell(text('follow.short', { n: length }));
    setBusy(true);
    setProblem(null);
    try {
      const { id } = await call(portalEndpoints.followCase, { body: { code } });
      go(`/cases/${id}`);
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      tell(problemWords(error, text));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <PageHead title={text('follow.title')} back="/cases" />
      <form
        ref={form}
        className="card form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <p>{text('follow.lead')}</p>
        <Field label={text('follow.code')} problem={problem}>
          {(ids) => (
            <input
              {...ids}
              className="input input-code"
              value={code}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              placeholder="XXXX XXXX XXXX XXXX"
              onChange={(event) => setCode(typedCode(event.currentTarget.value))}
            />
          )}
        </Field>
        <button type="submit" className="button button-main button-wide" disabled={busy}>
          {text('follow.open')}
        </button>
      </form>
    </>
  );
}
