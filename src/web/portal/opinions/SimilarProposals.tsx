import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { useOpinionText } from './text.ts';

type Similar = readonly { readonly id: string; readonly title: string; readonly supporters: number }[];

export function SimilarProposals({ title, similar }: { readonly title: string; readonly similar: Similar }) {
  const text = useOpinionText();
  if (similar.length === 0) return null;
  return (
    <section className="similar-proposals" aria-label={title}>
      <h3>{title}</h3>
      {similar.map((each) => (
        <Link className="row-link" key={each.id} href={`/proposals/${each.id}`}>
          <span>
            {each.title} <small className="opinion-facts">{text('proposal.supporters', { count: each.supporters })}</small>
          </span>
          <Icon name="chevron" />
        </Link>
      ))}
    </section>
  );
}
