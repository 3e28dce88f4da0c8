import { useState } from 'react';
import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { piecesOf } from '../../ui/piecesOf.ts';
import { Icon } from '../parts/Icon.tsx';
import { Link } from '../parts/Link.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { queried } from '../path.ts';
import { useText } from '../text.ts';
import { useNames } from '../useReference.ts';
import { useSettled } from '../useSettled.ts';
import '../styles/articles.css';

const pauseMs = 300;
const freshMs = 60_000;

/** 办事指南: what people may read instead of asking, found by words or initials. */
export default function ArticlesPage() {
  const text = useText();
  const names = useNames();
  const [typed, setTyped] = useState(queried('q') ?? '');
  const words = useSettled(typed.trim().slice(0, 100), pauseMs);
  const answer = useAnswer(
    `articles ${words}`,
    (signal) => call(portalEndpoints.readArticles, { query: { text: words } }, signal),
    freshMs,
  );
  const english = currentLanguage() === 'en';
  return (
    <>
      <PageHead title={text('articles.title')} back="/" />
      <div className="card">
        <label className="search">
          <span className="visually-hidden">{text('articles.search')}</span>
          <Icon name="search" />
          <input
            type="search"
            value={typed}
            maxLength={100}
            placeholder={text('articles.search')}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        {answer.state === 'loading' && <Loading lines={5} />}
        {answer.state === 'failed' && <Failed problem={answer.problem} onRetry={answer.reload} />}
        {answer.state === 'ready' && (
          <>
            {answer.value.corrected !== null && (
              <p className="row-hint" role="status">
                {text('articles.corrected', { corrected: answer.value.corrected })}
              </p>
            )}
            {answer.value.articles.length === 0 ? (
              <Empty icon="search" title={text('articles.none')} hint={text('articles.noneHint')}>
                <Link className="button button-main" href="/">
                  {text('nav.submit')}
                </Link>
              </Empty>
            ) : (
              <ul className="article-list">
                {answer.value.articles.map((article) => (
                  <li key={article.id}>
                    <Link className="row-link" href={`/help/${article.id}`}>
                      <span>
                        {english && article.titleEn !== '' ? (
                          article.titleEn
                        ) : (
                          <Marked text={article.title} spans={article.spans} />
                        )}
                        <small className="row-hint">
                          {english && article.excerptEn !== '' ? (
                            article.excerptEn
                          ) : (
                            <Marked text={article.excerpt.text} spans={article.excerpt.spans} />
                          )}
                        </small>
                        <small className="row-hint">{names.unit(article.unit)}</small>
                      </span>
                      <Icon name="chevron" />
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </>
  );
}

function Marked({ text, spans }: { readonly text: string; readonly spans: readonly { start: number; end: number }[] }) {
  return (
    <>
      {piecesOf(text, spans).map(({ start, text: piece, marked }) =>
        marked ? <mark key={start}>{piece}</mark> : <span key={start}>{piece}</span>,
      )}
    </>
  );
}
