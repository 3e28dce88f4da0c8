import type { ShownProposal } from '../../../contract/proposals.ts';
import { Link } from '../parts/Link.tsx';
import { useFormat, useNow } from '../useFormat.ts';
import { useOpinionText } from './text.ts';

export function ProposalCard({ proposal }: { readonly proposal: ShownProposal }) {
  const text = useOpinionText();
  const { id, title, phase, commitment } = proposal;
  return (
    <li>
      <Link className="card opinion-card" href={`/proposals/${id}`}>
        <span className={`opinion-phase opinion-${phase}`}>{text(`pphase.${phase}`)}</span>
        <h2>{title}</h2>
        <SupportLine proposal={proposal} />
        {commitment && <span className={`ruling ruling-${commitment.ruling}`}>{text(`ruling.${commitment.ruling}`)}</span>}
      </Link>
    </li>
  );
}

export function SupportLine({ proposal }: { readonly proposal: ShownProposal }) {
  const text = useOpinionText();
  const format = useFormat();
  const now = useNow();
  const { phase, supporters, threshold, answerBy } = proposal;
  return (
    <span className="opinion-facts">
      {phase === 'collecting'
        ? text('proposal.ofThreshold', { count: supporters, threshold })
        : text('proposal.supporters', { count: supporters })}
      {phase === 'due' && answerBy !== null && ` · ${text('proposal.due', { moment: format.moment(answerBy, now) })}`}
    </span>
  );
}
