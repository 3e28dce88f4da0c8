import { useState } from 'react';
import type { Answer } from '../../../contract/endpoint.ts';
import type { lookAtRatingLink } from '../../../contract/ratings.ts';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { RateForm, type Rating } from '../cases/RateForm.tsx';
import type { IconName } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { useFormat, useNow } from '../useFormat.ts';
import { useNames } from '../useReference.ts';
import { useRateText } from './text.ts';
import '../styles/cases.css';

/** The page behind a one-time link. Whoever holds the link sees which case is meant, and nothing of who asked, what was said or answered. */
export default function RatePage() {
  const text = useRateText();
  return (
    <>
      <PageHead title={text('page.title')} />
      <ByLink />
    </>
  );
}

function ByLink() {
  const text = useRateText();
  // After the #, where no server and no proxy on the way sees it.
  const [token] = useState(() => location.hash.slice(1));
  const link = useAnswer(`rating:${token}`, (signal) => call(portalEndpoints.lookAtRatingLink, { body: { token } }, signal));
  const [rated, setRated] = useState<'closed' | 'open' | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(rating: Rating) {
    setBusy(true);
    setProblem(null);
    try {
      const { closed } = await call(portalEndpoints.rateByLink, { body: { token, ...rating } });
      setRated(closed ? 'closed' : 'open');
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  if (rated !== null) {
    return <Told icon="check" title={text('page.thanks')} hint={text(rated === 'closed' ? 'page.closed' : 'page.reworked')} />;
  }
  const end = endOf(problem) ?? (link.state === 'failed' ? endOf(link.problem) : null);
  if (end)
    return <Told icon={end === 'unknown' ? 'search' : 'lock'} title={text(`page.${end}`)} hint={text(`page.${end}Hint`)} />;
  if (link.state === 'loading') return <Loading lines={6} />;
  if (link.state === 'failed') return <Failed problem={link.problem} onRetry={link.reload} />;
  return (
    <section className="card form">
      <Which link={link.value} />
      <RateForm busy={busy} problem={problem} onSend={send} />
    </section>
  );
}

/** Why a link no longer works; null for what may pass: no connection, too many requests. */
function endOf(problem: CallProblem | null): 'unknown' | 'used' | 'expired' | null {
  const ends = { 'rating-link-unknown': 'unknown', 'rating-link-used': 'used', 'rating-link-expired': 'expired' } as const;
  return problem && problem.code in ends ? ends[problem.code as keyof typeof ends] : null;
}

function Which({ link }: { link: Answer<typeof lookAtRatingLink> }) {
  const text = useRateText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const category = link.categoryCode === null ? null : names.categoryOf(link.categoryCode);
  return (
    <dl className="facts">
      <dt>{text('page.number')}</dt>
      <dd>{link.number}</dd>
      {category && (
        <>
          <dt>{text('page.category')}</dt>
          <dd>{names.category(category)}</dd>
        </>
      )}
      <dt>{text('page.submitted')}</dt>
      <dd>{format.day(link.submittedOn, now)}</dd>
      <dt>{text('page.resolved')}</dt>
      <dd>{format.day(link.resolvedOn, now)}</dd>
      <dt>{text('page.until')}</dt>
      <dd>{format.moment(link.expiresAt, now)}</dd>
    </dl>
  );
}

function Told({ icon, title, hint }: { icon: IconName; title: string; hint: string }) {
  const text = useRateText();
  return (
    <section className="card" role="status">
      <Empty icon={icon} title={title} hint={hint}>
        <div className="button-row">
          <Link className="button" href="/cases">
            {text('page.myCases')}
          </Link>
          <Link className="button" href="/follow">
            {text('page.byCode')}
          </Link>
        </div>
      </Empty>
    </section>
  );
}
