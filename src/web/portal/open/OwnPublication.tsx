import { useState } from 'react';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Notice } from '../parts/Notice.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';
import { useOpenText } from './text.ts';
import '../styles/open.css';

/** What of the requester's own case is, or may be, read by everybody, and the two words that decide it; nothing where nothing is proposed. */
export default function OwnPublication({ id }: { readonly id: string }) {
  const text = useOpenText();
  const portal = useText();
  const format = useFormat();
  const now = useNow();
  const answer = useAnswer(`own-publication ${id}`, (signal) =>
    call(portalEndpoints.getOwnPublication, { params: { id } }, signal),
  );
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const own = answer.state === 'ready' ? answer.value.publication : null;
  if (!own || (own.consent !== 'refused' && own.state !== 'proposed' && own.state !== 'published')) return null;
  if (own.consent === 'refused') return <Notice tone="good">{text('own.objected')}</Notice>;

  const { number } = own;
  async function decide(consent: boolean) {
    setProblem(null);
    try {
      await call(portalEndpoints.decideOwnPublication, { params: { id }, body: { number, consent } });
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(error);
    }
    answer.reload();
  }

  const isPublic = own.state === 'published';
  return (
    <section className="card own-publication">
      <h2>{text(isPublic ? 'own.published' : 'own.proposed')}</h2>
      <p className="row-hint">
        {isPublic
          ? text('own.publishedHint')
          : own.consent === 'given'
            ? text('own.agreed')
            : text('own.hint', { moment: format.moment(own.objectionsUntil, now) })}
      </p>
      <blockquote lang="zh-CN">
        <strong>{own.title}</strong>
        <p>{own.question}</p>
        <p>{own.answer}</p>
      </blockquote>
      <p className="own-buttons">
        {!isPublic && own.consent === 'open' && (
          <button type="button" className="button button-main" onClick={() => void decide(true)}>
            {text('own.agree')}
          </button>
        )}
        <button type="button" className="button" onClick={() => void decide(false)}>
          {text(isPublic ? 'own.withdraw' : 'own.object')}
        </button>
      </p>
      {problem && (
        <Notice tone="bad" live>
          {problemWords(problem, portal)}
        </Notice>
      )}
    </section>
  );
}
