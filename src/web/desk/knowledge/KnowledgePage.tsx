import { GlobalOutlined, PlusOutlined, ReadOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Select, Switch, Tag } from 'antd';
import { useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type ArticleLine, createArticle } from '../../../contract/knowledge.ts';
import { listPublications } from '../../../contract/publication.ts';
import { articleKinds, articleStates } from '../../../domain/knowledge/vocabulary.ts';
import { articlesQuery } from '../../api/deskKnowledge.ts';
import { meQuery } from '../../api/deskSession.ts';
import { dayAt } from '../../ui/format.ts';
import { AdminHead } from '../admin/AdminHead.tsx';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { articleFilterOf, withArticleFilter } from './articleFilter.ts';
import { Deflection } from './Deflection.tsx';

const typingPauseMs = 300;

/** The knowledge base as those see it who write it: every state, who answers for it, what is to be looked through. */
export function KnowledgePage() {
  const text = useText();
  const [address, setAddress] = useSearchParams();
  const filter = articleFilterOf(address);
  const list = useInfiniteQuery(articlesQuery(filter));
  const articles = list.data?.pages.flatMap((page) => page.articles) ?? [];
  const me = useQuery(meQuery).data?.me;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = (fields: Partial<Record<keyof typeof filter, string | undefined>>): void =>
    setAddress((before) => withArticleFilter(before, fields), { replace: true });
  return (
    <main className="page page-knowledge">
      <AdminHead title={text('rail.knowledge')} hint={text('knowledge.hint')}>
        {me && mayCall(listPublications.access, me) && (
          <Link to="/publications">
            <Button icon={<GlobalOutlined />}>{text('publication.title')}</Button>
          </Link>
        )}
        {me && mayCall(createArticle.access, me) && (
          <Link to="/knowledge/new">
            <Button type="primary" icon={<PlusOutlined />}>
              {text('knowledge.new')}
            </Button>
          </Link>
        )}
      </AdminHead>
      <Deflection />
      <div className="knowledge-filters">
        <Segmented
          value={filter.kind ?? 'article'}
          aria-label={text('knowledge.kind')}
          options={articleKinds.map((kind) => ({ value: kind, label: text(`knowledge.kind.${kind}`) }))}
          onChange={(kind) => change({ kind })}
        />
        <Input.Search
          defaultValue={filter.text ?? ''}
          allowClear
          placeholder={text('knowledge.search')}
          aria-label={text('knowledge.search')}
          onChange={({ target }) => {
            clearTimeout(timer.current);
            timer.current = setTimeout(() => change({ text: target.value.trim() }), typingPauseMs);
          }}
        />
        <Select
          allowClear
          value={filter.state}
          placeholder={text('knowledge.state')}
          aria-label={text('knowledge.state')}
          options={articleStates.map((state) => ({ value: state, label: text(`knowledge.state.${state}`) }))}
          onChange={(state: string | undefined) => change({ state })}
        />
        <UnitSelect allowClear value={filter.unit} onChange={(unit) => change({ unit })} aria-label={text('case.unit')} />
        <span className="due-switch">
          <Switch
            size="small"
            aria-label={text('knowledge.dueOnly')}
            checked={filter.due === 'true'}
            onChange={(due) => change({ due: due ? 'true' : undefined })}
          />
          <span>{text('knowledge.dueOnly')}</span>
        </span>
      </div>
      <ListState
        pending={list.isPending}
        error={list.error}
        retry={() => list.refetch()}
        isEmpty={articles.length === 0}
        empty={<EmptyHint icon={<ReadOutlined />} title={text('knowledge.none')} hint={text('knowledge.noneHint')} />}
      >
        <ArticleTable articles={articles} />
        {list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {text('action.more')}
          </Button>
        )}
      </ListState>
    </main>
  );
}

function ArticleTable({ articles }: { readonly articles: readonly ArticleLine[] }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  return (
    <div className="table-frame">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{text('knowledge.title')}</th>
            <th scope="col">{text('knowledge.state')}</th>
            <th scope="col">{text('knowledge.audience')}</th>
            <th scope="col">{text('knowledge.unit')}</th>
            <th scope="col">{text('knowledge.categories')}</th>
            <th scope="col">{text('knowledge.reviewOn')}</th>
            <th scope="col">{text('knowledge.changedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {articles.map((article) => (
            <tr key={article.id}>
              <th scope="row">
                <Link to={`/knowledge/${article.id}`}>{article.title}</Link>
              </th>
              <td>
                <StateTag article={article} />
              </td>
              <td>{text(`knowledge.audience.${article.audience}`)}</td>
              <td>{names.unit(article.unit)}</td>
              <td>{article.categories.map(names.category).join(text('auto.comma'))}</td>
              <td className="number">
                {format.day(article.reviewOn, now)}
                {article.shown && article.reviewOn <= dayAt(now) && <Tag color="error">{text('knowledge.overdue')}</Tag>}
              </td>
              <td className="number">{format.moment(article.changedAt, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const colours = { draft: 'default', inReview: 'warning', published: 'success', withdrawn: 'default' } as const;

export function StateTag({ article }: { readonly article: Pick<ArticleLine, 'state' | 'shown'> }) {
  const text = useText();
  return (
    <>
      <Tag color={colours[article.state]}>{text(`knowledge.state.${article.state}`)}</Tag>
      {article.shown && article.state !== 'published' && <small className="muted">{text('knowledge.olderShown')}</small>}
      {!article.shown && article.state === 'published' && <small className="muted">{text('knowledge.notToday')}</small>}
    </>
  );
}
