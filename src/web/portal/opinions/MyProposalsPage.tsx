import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Link } from '../parts/Link.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { ProposalCard } from './ProposalCard.tsx';
import { useOpinionText } from './text.ts';
import '../styles/opinions.css';

/** What the person who is signed in proposed, in every phase. */
export default function MyProposalsPage() {
  const text = useOpinionText();
  const mine = useAnswer('my-proposals', (signal) => call(portalEndpoints.listMyProposals, {}, signal));
  return (
    <>
      <PageHead title={text('proposals.mine')} back="/proposals" />
      {mine.state === 'loading' && <Loading lines={4} />}
      {mine.state === 'failed' && <Failed problem={mine.problem} onRetry={mine.reload} />}
      {mine.state === 'ready' && mine.value.proposals.length === 0 && (
        <div className="card">
          <Empty icon="write" title={text('proposals.none')} hint={text('proposals.noneHint')}>
            <Link className="button button-main" href="/proposals/new">
              {text('proposals.new')}
            </Link>
          </Empty>
        </div>
      )}
      {mine.state === 'ready' && (
        <ul className="opinions">
          {mine.value.proposals.map((proposal) => (
            <ProposalCard key={proposal.id} proposal={proposal} />
          ))}
        </ul>
      )}
    </>
  );
}
