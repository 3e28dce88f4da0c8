import { useState } from 'react';
import type { CaseLine } from '../../../contract/cases.ts';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { dayAt } from '../../ui/format.ts';
import { DeadlineBadge } from '../parts/DeadlineBadge.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { problemWords } from '../problemWords.ts';
import { keptReceipt } from '../submit/receipt.ts';
import { useText } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';
import { useNames } from '../useReference.ts';
import { useSession } from '../useSession.ts';
import { expectedBy } from './movedDate.ts';
import { caseTone, statusWords } from './statusWords.ts';
import '../styles/cases.css';

/** The requester's cases, those that wait for an answer first. */
export default function MyCasesPage() {
  const text = useText();
  const session = useSession();
  const [receipt] = useState(keptReceipt);
  const signedIn = session.state === 'ready' && session.value.me !== null;
  return (
    <>
      <PageHead title={text('cases.title')} />
      {receipt?.followUpCode && (
        <Link className="row-link card" href="/receipt">
          <Icon name="mask" />
          <span>{text('cases.recent', { number: receipt.number })}</span>
          <Icon name="chevron" />
        </Link>
      )}
      {session.state === 'loading' && <Loading lines={4} />}
      {session.state === 'failed' && <Failed problem={session.problem} onRetry={session.reload} />}
      {session.state === 'ready' && !signedIn && (
        <div className="card">
          <Empty icon="person" title={text('cases.signIn')} hint={text('cases.signInHint')}>
            <Link className="button button-main" href="/sign-in?next=/cases">
              {text('action.signIn')}
            </Link>
          </Empty>
        </div>
      )}
      {signedIn && <CaseList />}
      <Link className="row-link card" href="/follow">
        <Icon name="key" />
        <span>{text('cases.follow')}</span>
        <Icon name="chevron" />
      </Link>
    </>
  );
}

function CaseList() {
  const text = useText();
  const first = useAnswer('my-cases', (signal) => call(portalEndpoints.myCases, { query: {} }, signal));
  const [older, setOlder] = useState<{ cases: readonly CaseLine[]; next: string | null } | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);

  if (first.state === 'loading') return <Loading lines={4} />;
  if (first.state === 'failed') return <Failed problem={first.problem} onRetry={first.reload} />;
  const cases = [...first.value.cases, ...(older?.cases ?? [])];
  const next = older ? older.next : first.value.next;
  if (cases.length === 0) {
    return (
      <div className="card">
        <Empty icon="write" title={text('cases.empty')} hint={text('cases.emptyHint')}>
          <Link className="button button-main" href="/">
            {text('nav.submit')}
          </Link>
        </Empty>
      </div>
    );
  }

  async function loadOlder() {
    setProblem(null);
    try {
      const page = await call(portalEndpoints.myCases, { query: { after: next ?? undefined } });
      setOlder({ cases: [...(older?.cases ?? []), ...page.cases], next: page.next });
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(error);
    }
  }

  return (
    <>
      {(['waiting', 'open', 'ended'] as const).map((tone) => {
        const group = cases.filter((each) => caseTone(each) === tone);
        return (
          group.length > 0 && (
            <section key={tone}>
              <h2 className="group-title">
                {text(`cases.${tone}`)} <span className="group-count">{group.length}</span>
              </h2>
              <ul className="case-list">
                {group.map((each) => (
                  <CaseCard key={each.id} line={each} />
                ))}
              </ul>
            </section>
          )
        );
      })}
      {problem && (
        <Notice tone="bad" live>
          {problemWords(problem, text)}
        </Notice>
      )}
      {next !== null && (
        <button type="button" className="button button-wide" onClick={() => void loadOlder()}>
          {text('action.more')}
        </button>
      )}
    </>
  );
}

function CaseCard({ line }: { line: CaseLine }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const names = useNames();
  const category = names.categoryOf(line.categoryCode);
  const tone = caseTone(line);
  const due = line.onLedger ? null : (expectedBy(line) ?? line.next?.at ?? null);
  return (
    <li>
      <Link className={`card case-card case-${tone}`} href={`/cases/${line.id}`}>
        <span className="case-title">{line.title}</span>
        <span className="case-status">
          {statusWords(line, line.unit === null ? text('unit.office') : names.unit(line.unit), text)}
        </span>
        <span className="case-facts">
          {category && <span>{names.category(category)}</span>}
          <span>{text('cases.submitted', { day: format.day(dayAt(line.submittedAt), now) })}</span>
          {tone === 'open' && <DeadlineBadge at={due} start={line.submittedAt} />}
        </span>
      </Link>
    </li>
  );
}
