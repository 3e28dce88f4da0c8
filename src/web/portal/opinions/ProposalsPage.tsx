import { useState } from 'react';
import type { ShownProposal } from '../../../contract/proposals.ts';
import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Link } from '../parts/Link.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { useSession } from '../useSession.ts';
import { ProposalCard } from './ProposalCard.tsx';
import { useOpinionText } from './text.ts';
import '../styles/opinions.css';

/** 建言献策: what people propose, those with most support first, and what was answered. */
export default function ProposalsPage() {
  const text = useOpinionText();
  const session = useSession();
  const [show, setShow] = useState<'open' | 'answered'>('open');
  const [more, setMore] = useState<{ proposals: readonly ShownProposal[]; next: number | null } | null>(null);
  const first = useAnswer(`proposals ${show}`, (signal) => call(portalEndpoints.listProposals, { query: { show } }, signal));
  const next = more ? more.next : first.state === 'ready' ? first.value.next : null;

  async function loadMore() {
    const page = await call(portalEndpoints.listProposals, { query: { show, skip: next ?? 0 } });
    setMore({ proposals: [...(more?.proposals ?? []), ...page.proposals], next: page.next });
  }

  return (
    <>
      <PageHead title={text('proposals.title')} back="/opinions" />
      {first.state === 'ready' && (
        <p className="page-lead">
          {text('proposals.lead', { threshold: first.value.rules.threshold, days: first.value.rules.answerDays })}
        </p>
      )}
      <div className="button-row">
        <Link className="button button-main" href="/proposals/new">
          {text('proposals.new')}
        </Link>
        {session.state === 'ready' && session.value.me !== null && (
          <Link className="button" href="/proposals/mine">
            {text('proposals.mine')}
          </Link>
        )}
      </div>
      <div className="opinion-filter">
        {(['open', 'answered'] as const).map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="show"
              checked={show === each}
              onChange={() => {
                setShow(each);
                setMore(null);
              }}
            />
            <span>{text(`proposals.${each}`)}</span>
          </label>
        ))}
      </div>
      {first.state === 'loading' && <Loading lines={5} />}
      {first.state === 'failed' && <Failed problem={first.problem} onRetry={first.reload} />}
      {first.state === 'ready' && first.value.proposals.length === 0 && (
        <div className="card">
          <Empty icon="write" title={text('proposals.none')} hint={text('proposals.noneHint')} />
        </div>
      )}
      {first.state === 'ready' && (
        <ul className="opinions">
          {[...first.value.proposals, ...(more?.proposals ?? [])].map((proposal) => (
            <ProposalCard key={proposal.id} proposal={proposal} />
          ))}
        </ul>
      )}
      {next !== null && (
        <button type="button" className="button button-quiet button-wide" onClick={() => void loadMore()}>
          {text('proposals.more')}
        </button>
      )}
    </>
  );
}
