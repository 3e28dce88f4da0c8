import { BookOutlined, SearchOutlined } from '@ant-design/icons';
import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ArticleHit, findAnswers, readArticles } from '../../../contract/knowledge.ts';
import { call } from '../../api/call.ts';
import { searchQuery } from '../../api/deskUnderstanding.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { fieldId } from './sheetFields.ts';
import type { PhoneForm } from './usePhoneForm.ts';
import { useSettled } from './useSettled.ts';

const pauseMs = 350;

const answersQuery = (what: string, categoryCode: string | null) =>
  queryOptions({
    queryKey: ['phone-answers', what, categoryCode],
    queryFn: ({ signal }) => call(findAnswers, { body: { text: what, ...(categoryCode ? { categoryCode } : {}) } }, signal),
    enabled: what.length >= 4,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
const foundQuery = (text: string) =>
  queryOptions({
    queryKey: ['phone-articles', text],
    queryFn: ({ signal }) => call(readArticles, { query: { text } }, signal),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

type KnowledgeProps = { readonly form: PhoneForm; readonly onQuote: (words: string) => void };

/** 知识库: what answers the words of the sheet, or words that are looked for; and how the like was answered. */
export function KnowledgeBeside({ form, onQuote }: KnowledgeProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const wanted = useSettled(typed.trim(), pauseMs);
  const what = useSettled(form.draft.what.trim(), pauseMs);
  const offered = useQuery(answersQuery(wanted === '' ? what : '', form.draft.categoryCode)).data?.articles ?? [];
  const searched = useQuery(foundQuery(wanted)).data?.articles ?? [];
  const past = useInfiniteQuery(searchQuery({ text: wanted, limit: 4 })).data?.pages[0]?.found ?? [];
  const articles: readonly ArticleHit[] = wanted === '' ? (what.length >= 4 ? offered : []) : searched.slice(0, 5);
  return (
    <section className="knowledge" aria-label={text('phone.knowledge')}>
      <h2>
        <BookOutlined aria-hidden /> {text('phone.knowledge')}
      </h2>
      <div className="suggest">
        <input
          id={fieldId('knowledge')}
          className="sheet-input"
          aria-label={text('phone.knowledgeSearch')}
          placeholder={text('phone.knowledgeSearch')}
          value={typed}
          maxLength={60}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && setTyped('')}
        />
        <kbd className="suggest-key" aria-hidden>
          F7
        </kbd>
      </div>
      {articles.length === 0 && (
        <p className="queue-empty">{text(wanted === '' && what.length < 4 ? 'phone.knowledgeEmpty' : 'phone.knowledgeNone')}</p>
      )}
      <ul>
        {articles.map((article) => (
          <Article key={article.id} article={article} onQuote={onQuote} />
        ))}
      </ul>
      {wanted !== '' && past.length > 0 && (
        <>
          <h3>
            <SearchOutlined aria-hidden /> {text('phone.pastCases')}
          </h3>
          <ul>
            {past.map(({ case: line, snippet }) => (
              <li key={line.id} className="article">
                <Link to={`/cases/${line.id}`} target="_blank" rel="noreferrer">
                  {line.title}
                </Link>
                <p>{snippet.text}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Article({ article, onQuote }: { readonly article: ArticleHit; readonly onQuote: (words: string) => void }) {
  const text = useText();
  const names = useNames();
  const isEnglish = currentLanguage() === 'en';
  return (
    <li className="article">
      <b>{isEnglish && article.titleEn ? article.titleEn : article.title}</b>
      <p>{isEnglish && article.excerptEn ? article.excerptEn : article.excerpt.text}</p>
      <small>
        {names.unit(article.unit)}
        <Button
          size="small"
          type="link"
          onClick={() => onQuote(article.excerpt.text)}
          aria-label={text('phone.quoteArticle', { title: article.title })}
        >
          {text('phone.quote')}
        </Button>
      </small>
    </li>
  );
}
