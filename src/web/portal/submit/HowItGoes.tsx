import { Link } from '../parts/Link.tsx';
import { useText } from '../text.ts';

/** What follows after sending, for whoever has never done it. */
export function HowItGoes() {
  const text = useText();
  return (
    <aside className="how">
      <h2>{text('submit.how')}</h2>
      <ol className="next-steps">
        {(['respond', 'resolve', 'followUp'] as const).map((step, i) => (
          <li key={step}>
            <strong>{text(`step.${step}`)}</strong>
            <span>{text(`receipt.step${(i + 1) as 1 | 2 | 3}`)}</span>
          </li>
        ))}
      </ol>
      <Link className="quiet-link" href="/help">
        {text('articles.title')}
      </Link>
      <Link className="quiet-link" href="/follow">
        {text('me.follow')}
      </Link>
      <Link className="quiet-link" href="/opinions">
        {text('submit.opinions')}
      </Link>
      <Link className="quiet-link" href="/acted">
        {text('submit.acted')}
      </Link>
      <Link className="quiet-link" href="/open">
        {text('submit.open')}
      </Link>
    </aside>
  );
}
