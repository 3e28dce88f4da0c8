import { useState } from 'react';
import type { Answer } from '../../../contract/endpoint.ts';
import type { listReports } from '../../../contract/reports.ts';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { useFormat, useNow } from '../useFormat.ts';
import { useOpenText } from './text.ts';
import '../styles/articles.css';
import '../styles/open.css';

type Page = Answer<typeof listReports>;

/** 公开通报: the issues that are for everybody, newest first. */
export default function ReportsPage() {
  const text = useOpenText();
  const answer = useAnswer(
    'reports',
    (signal) => call(portalEndpoints.listReports, { query: { state: 'published' } }, signal),
    60_000,
  );
  return (
    <>
      <PageHead title={text('open.reports')} back="/open" />
      <p className="page-lead">{text('reports.lead')}</p>
      <div className="card">
        {answer.state === 'loading' && <Loading lines={5} />}
        {answer.state === 'failed' && <Failed problem={answer.problem} onRetry={answer.reload} />}
        {answer.state === 'ready' && <List first={answer.value} />}
      </div>
    </>
  );
}

function List({ first }: { readonly first: Page }) {
  const text = useOpenText();
  const format = useFormat();
  const now = useNow();
  const [older, setOlder] = useState<Page | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  // Staff see more on the desk; here stands what everybody sees.
  const reports = [...first.reports, ...(older?.reports ?? [])].filter(({ audience }) => audience === 'public');
  const after = older ? older.after : first.after;

  async function load(from: string) {
    setProblem(null);
    try {
      const page = await call(portalEndpoints.listReports, { query: { state: 'published', after: from } });
      setOlder({ reports: [...(older?.reports ?? []), ...page.reports], after: page.after });
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(error);
    }
  }

  return (
    <>
      {reports.length === 0 && after === null && (
        <Empty icon="list" title={text('reports.none')} hint={text('reports.noneHint')} />
      )}
      <ul className="article-list" lang="zh-CN">
        {reports.map(({ id, title, periodName, year, number, day }) => (
          <li key={id}>
            <Link className="row-link" href={`/reports/${id}`}>
              <span>
                {title}
                <small className="row-hint">
                  {[
                    year !== null && number !== null ? text('reports.issue', { year, number }) : '',
                    periodName,
                    day === null ? '' : format.day(day, now),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </span>
              <Icon name="chevron" />
            </Link>
          </li>
        ))}
      </ul>
      {problem && <Failed problem={problem} onRetry={() => after && void load(after)} />}
      {after !== null && (
        <button type="button" className="button button-wide" onClick={() => void load(after)}>
          {text('reports.more')}
        </button>
      )}
    </>
  );
}
