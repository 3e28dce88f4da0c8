import { lazy, Suspense, useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Loading } from '../parts/States.tsx';
import { dropDraft, useDraft } from '../submit/draftStore.ts';
import { useText } from '../text.ts';
import { useSettled } from '../useSettled.ts';
import { tellReading } from './readings.ts';

// Most people send their case without opening an article.
const ArticleBody = lazy(() => import('./ArticleBody.tsx'));

const pauseMs = 700;
const freshMs = 60_000;
const fewestCharacters = 4;

/** Articles that may answer what is being typed; one can be read here, and may make the case unnecessary. */
export function Answers() {
  const text = useText();
  const draft = useDraft();
  const [open, setOpen] = useState<string | null>(null);
  const [solved, setSolved] = useState(false);
  const about = JSON.stringify([draft.title.trim().slice(0, 60), draft.text.trim().slice(0, 2000), draft.categoryCode]);
  const settled = useSettled(about, pauseMs);
  const [title, words, categoryCode] = JSON.parse(settled) as [string, string, string | null];
  const asks = title.length + words.length >= fewestCharacters;
  const answer = useAnswer(
    asks ? `answers ${settled}` : null,
    (signal) =>
      call(
        portalEndpoints.findAnswers,
        { body: { title, text: words, ...(categoryCode === null ? {} : { categoryCode }) } },
        signal,
      ),
    freshMs,
  );
  const articles = asks && answer.state === 'ready' ? answer.value.articles : [];
  const ids = articles.map(({ id }) => id).join();
  useEffect(() => tellReading('shown', ids === '' ? [] : ids.split(',')), [ids]);

  if (solved) {
    return (
      <Notice live tone="good">
        <p>{text('answers.thanks')}</p>
        <button type="button" className="text-button" onClick={() => setSolved(false)}>
          {text('answers.writeOn')}
        </button>
      </Notice>
    );
  }
  if (articles.length === 0) return null;
  const name = (article: (typeof articles)[number]) =>
    currentLanguage() === 'en' && article.titleEn !== '' ? article.titleEn : article.title;
  return (
    <section className="answers" aria-label={text('answers.title')}>
      <p className="answers-title">{text('answers.title')}</p>
      <ul>
        {articles.map((article) => (
          <li key={article.id}>
            <button
              type="button"
              className="answer-open"
              aria-expanded={open === article.id}
              onClick={() => {
                setOpen(open === article.id ? null : article.id);
                if (open !== article.id) tellReading('opened', [article.id]);
              }}
            >
              <span>{name(article)}</span>
              <Icon name="chevron" />
            </button>
            {open === article.id && (
              <div className="answer-body">
                <Suspense fallback={<Loading />}>
                  <ArticleBody id={article.id} />
                </Suspense>
                <div className="answer-actions">
                  <button
                    type="button"
                    className="button"
                    onClick={() => {
                      tellReading('solved', [article.id]);
                      dropDraft();
                      setOpen(null);
                      setSolved(true);
                    }}
                  >
                    {text('answers.solved')}
                  </button>
                  <button type="button" className="text-button" onClick={() => setOpen(null)}>
                    {text('answers.notSolved')}
                  </button>
                </div>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
