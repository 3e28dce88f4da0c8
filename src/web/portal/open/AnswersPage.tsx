import { useState } from 'react';
import type { Answer } from '../../../contract/endpoint.ts';
import type { readPublished } from '../../../contract/publication.ts';
import { CallProblem, call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { piecesOf } from '../../ui/piecesOf.ts';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { queried } from '../path.ts';
import { useFormat } from '../useFormat.ts';
import { useSettled } from '../useSettled.ts';
import { useOpenText } from './text.ts';
import { useCellWords, useClassName } from './useCellWords.ts';
import '../styles/articles.css';
import '../styles/open.css';

type Page = Answer<typeof readPublished>;
const pauseMs = 300;
const freshMs = 60_000;

/** 公开答复: what others asked and how it was settled, found by words or initials, or by class. */
export default function AnswersPage() {
  const text = useOpenText();
  const className = useClassName();
  const [typed, setTyped] = useState(queried('q') ?? '');
  const [kind, setKind] = useState('');
  const words = useSettled(typed.trim().slice(0, 100), pauseMs);
  const query = { text: words, ...(kind ? { category: kind } : {}) };
  const key = `published ${words} ${kind}`;
  const answer = useAnswer(key, (signal) => call(portalEndpoints.readPublished, { query }, signal), freshMs);
  return (
    <>
      <PageHead title={text('open.answers')} back="/open" />
      <div className="card">
        <label className="search">
          <span className="visually-hidden">{text('answers.search')}</span>
          <Icon name="search" />
          <input
            type="search"
            value={typed}
            maxLength={100}
            placeholder={text('answers.search')}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        {answer.state === 'ready' && answer.value.classes.length > 1 && (
          <div className="open-classes">
            {[{ code: '', count: 0 }, ...answer.value.classes].map(({ code, count }) => (
              <button type="button" key={code} className="open-class" aria-pressed={kind === code} onClick={() => setKind(code)}>
                {code === '' ? text('answers.all') : `${className(code)} ${count}`}
              </button>
            ))}
          </div>
        )}
        {answer.state === 'loading' && <Loading lines={5} />}
        {answer.state === 'failed' && <Failed problem={answer.problem} onRetry={answer.reload} />}
        {answer.state === 'ready' && <Results key={key} first={answer.value} query={query} />}
      </div>
    </>
  );
}

function Results({ first, query }: { readonly first: Page; readonly query: { text: string; category?: string } }) {
  const text = useOpenText();
  const [more, setMore] = useState<Page | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const answers = [...first.answers, ...(more?.answers ?? [])];
  const next = more ? more.next : first.next;

  async function load(after: string) {
    setProblem(null);
    try {
      const page = await call(portalEndpoints.readPublished, { query: { ...query, after } });
      setMore({ ...page, answers: [...(more?.answers ?? []), ...page.answers] });
    } catch (error) {
      if (!(error instanceof CallProblem)) throw error;
      setProblem(error);
    }
  }

  if (answers.length === 0) {
    return (
      <Empty icon="search" title={text('answers.none')} hint={text('answers.noneHint')}>
        <Link className="button button-main" href="/">
          {text('open.ask')}
        </Link>
      </Empty>
    );
  }
  return (
    <>
      {first.corrected !== null && (
        <p className="row-hint" role="status">
          {text('answers.corrected', { corrected: first.corrected })}
        </p>
      )}
      <ul className="article-list">
        {answers.map((hit) => (
          <li key={hit.id}>
            <Line hit={hit} />
          </li>
        ))}
      </ul>
      {problem && <Failed problem={problem} onRetry={() => next && void load(next)} />}
      {next !== null && (
        <button type="button" className="button button-wide" onClick={() => void load(next)}>
          {text('action.more')}
        </button>
      )}
    </>
  );
}

function Line({ hit }: { readonly hit: Page['answers'][number] }) {
  const text = useOpenText();
  const format = useFormat();
  const cellWords = useCellWords();
  const english = currentLanguage() === 'en';
  const facts = [cellWords(hit), format.month(hit.month), hit.helpful > 0 ? text('answers.helpful', { count: hit.helpful }) : ''];
  return (
    <Link className="row-link" href={`/answers/${hit.id}`}>
      <span>
        {english && hit.titleEn !== '' ? hit.titleEn : <Marked text={hit.title} spans={hit.spans} />}
        <small className="row-hint">
          {english && hit.excerptEn !== '' ? hit.excerptEn : <Marked text={hit.excerpt.text} spans={hit.excerpt.spans} />}
        </small>
        <small className="row-hint">{facts.filter(Boolean).join(' · ')}</small>
      </span>
      <Icon name="chevron" />
    </Link>
  );
}

function Marked({ text, spans }: { readonly text: string; readonly spans: readonly { start: number; end: number }[] }) {
  return (
    <span lang="zh-CN">
      {piecesOf(text, spans).map(({ start, text: piece, marked }) =>
        marked ? <mark key={start}>{piece}</mark> : <span key={start}>{piece}</span>,
      )}
    </span>
  );
}
