import { useState } from 'react';
import type { Sent } from '../../../contract/endpoint.ts';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { Notice } from '../parts/Notice.tsx';
import { problemWords } from '../problemWords.ts';
import { keepReceipt } from '../submit/receipt.ts';
import { useText } from '../text.ts';

type Props = { readonly number: string; readonly body: Sent<typeof portalEndpoints.submitCase>['body'] };

/** Told that the same matter was open already and has been nudged; with the way to say that it is another one. */
export function Repeated({ number, body }: Props) {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function separate() {
    setBusy(true);
    try {
      const made = await call(portalEndpoints.submitCase, { body: { ...body, ifRepeated: 'separate' } });
      keepReceipt({ id: made.id, number: made.number, followUpCode: null });
      location.reload();
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(problemWords(error, text));
      setBusy(false);
    }
  }

  return (
    <section className="card">
      <p>{text('repeated.why', { number })}</p>
      {problem && (
        <Notice tone="bad" live>
          {problem}
        </Notice>
      )}
      <button type="button" className="button button-wide" disabled={busy} onClick={separate}>
        {text(busy ? 'repeated.sending' : 'repeated.another')}
      </button>
    </section>
  );
}
