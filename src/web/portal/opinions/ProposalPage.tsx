import { useState } from 'react';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Link } from '../parts/Link.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Failed, Loading } from '../parts/States.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { useSession } from '../useSession.ts';
import { Paragraphs } from './Paragraphs.tsx';
import { SupportLine } from './ProposalCard.tsx';
import { CommitmentView } from './Published.tsx';
import { SimilarProposals } from './SimilarProposals.tsx';
import { useOpinionText } from './text.ts';
import '../styles/opinions.css';

/** One proposal: its words, who stands behind it as a number, and what the university says and does. */
export default function ProposalPage({ id }: { readonly id: string }) {
  const text = useOpinionText();
  const plain = useText();
  const session = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const answer = useAnswer(`proposal ${id}`, (signal) => call(portalEndpoints.getProposal, { params: { id } }, signal));
  if (answer.state === 'loading') return <Loading lines={5} />;
  if (answer.state === 'failed')
    return (
      <>
        <PageHead title={text('proposals.title')} back="/proposals" />
        <Failed problem={answer.problem} onRetry={answer.reload} />
      </>
    );
  const proposal = answer.value;
  const { phase, supported, own } = proposal;
  const isOpen = phase === 'collecting' || phase === 'due';
  const signedIn = session.state === 'ready' && session.value.me !== null;

  async function attempt(work: () => Promise<unknown>) {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(problemWords(error, plain));
    } finally {
      setBusy(false);
      answer.reload();
    }
  }

  return (
    <>
      <PageHead title={proposal.title} back="/proposals" />
      <section className="card proposal-body">
        <p>
          <span className={`opinion-phase opinion-${phase}`}>{text(`pphase.${phase}`)}</span> <SupportLine proposal={proposal} />
        </p>
        {own && <p className="opinion-facts">{text('proposal.own')}</p>}
        <Paragraphs words={proposal.text} />
        {proposal.reason !== '' && <Notice tone="warning">{text('proposal.refusedBecause', { reason: proposal.reason })}</Notice>}
        {proposal.mergedInto !== null && (
          <Notice>
            {text('proposal.mergedInto')} <Link href={`/proposals/${proposal.mergedInto}`}>{text('proposal.open')}</Link>
          </Notice>
        )}
        {isOpen && signedIn && (
          <button
            type="button"
            className={supported ? 'button button-wide' : 'button button-main button-wide'}
            aria-pressed={supported}
            disabled={busy}
            onClick={() =>
              void attempt(() => call(portalEndpoints.supportProposal, { params: { id }, body: { support: !supported } }))
            }
          >
            {text(supported ? 'proposal.supported' : 'proposal.support')}
          </button>
        )}
        {isOpen && !signedIn && session.state === 'ready' && (
          <Link className="button button-main button-wide" href={`/sign-in?next=/proposals/${id}`}>
            {text('proposal.signIn')}
          </Link>
        )}
        {own && (phase === 'submitted' || phase === 'collecting') && (
          <button
            type="button"
            className="text-button"
            disabled={busy}
            onClick={() => {
              if (!window.confirm(text('proposal.withdrawSure'))) return;
              void attempt(() => call(portalEndpoints.withdrawProposal, { params: { id }, body: { version: proposal.version } }));
            }}
          >
            {text('proposal.withdraw')}
          </button>
        )}
        {problem !== null && (
          <Notice tone="bad" live>
            {problem}
          </Notice>
        )}
        <p className="opinion-facts">{text('proposal.anonymous')}</p>
      </section>
      {proposal.commitment && (
        <section className="card">
          <h2>{text('answer.title')}</h2>
          <CommitmentView item={proposal.commitment} />
        </section>
      )}
      {proposal.similar.length > 0 && (
        <section className="card">
          <SimilarProposals title={text('proposal.similar')} similar={proposal.similar} />
        </section>
      )}
    </>
  );
}
