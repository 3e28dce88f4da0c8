import { FireOutlined, RiseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { Link } from 'react-router';
import type { TopicCard } from '../../../contract/understanding.ts';
import { topicsQuery } from '../../api/deskUnderstanding.ts';
import { AskEverybody } from '../opinions/AskEverybody.tsx';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

/** Living topics: what several people report at once. */
export function TopicsPage() {
  const text = useText();
  const { data, error, isPending, refetch } = useQuery(topicsQuery);
  const topics = data?.topics ?? [];
  return (
    <main className="page page-topics">
      <h1>{text('rail.topics')}</h1>
      <p className="muted">{text('topics.lead')}</p>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={topics.length === 0}
        empty={<EmptyHint icon={<FireOutlined />} title={text('topics.none')} hint={text('topics.noneHint')} />}
      >
        <ul className="topic-cards">
          {topics.map((topic) => (
            <Card key={topic.id} topic={topic} />
          ))}
        </ul>
      </ListState>
    </main>
  );
}

function Card({ topic }: { readonly topic: TopicCard }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const most = Math.max(...topic.timeline.map(({ reports }) => reports));
  const place = topic.placeId === null ? text('topics.noPlace') : names.place(topic.placeId);
  return (
    <li className="topic-card">
      <h2>
        {place}
        {topic.categoryCode !== null && ` · ${names.category(topic.categoryCode)}`}
        {topic.growing && (
          <Tag color="error" icon={<RiseOutlined aria-hidden />}>
            {text('topics.growing')}
          </Tag>
        )}
      </h2>
      <p>
        {text('topics.counts', { reports: topic.reports, people: topic.people })} ·{' '}
        {text('topics.since', { since: format.moment(topic.since, now), latest: format.moment(topic.latest, now) })}
      </p>
      {topic.keywords.length > 0 && (
        <p className="topic-words">
          {topic.keywords.map((word) => (
            <Tag key={word}>{word}</Tag>
          ))}
        </p>
      )}
      <ul className="topic-sentences">
        {topic.sentences.map(({ caseId, number, sentence }) => (
          <li key={caseId}>
            <Link to={`/cases/${caseId}`}>
              “{sentence}” <small className="number">{number}</small>
            </Link>
          </li>
        ))}
      </ul>
      <ol className="topic-days" aria-label={text('topics.days')}>
        {topic.timeline.map(({ day, reports }) => (
          <li key={day} title={`${day}: ${reports}`}>
            <i style={{ height: `${Math.max(8, (reports / most) * 100)}%` }} aria-hidden />
            <span className="visually-hidden">
              {day}: {reports}
            </span>
          </li>
        ))}
      </ol>
      <AskEverybody from="topic" id={topic.sentences[0]?.caseId ?? null} label={topic.keywords.slice(0, 4).join(' ')} />
    </li>
  );
}
