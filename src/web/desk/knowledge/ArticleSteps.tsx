import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import type { ArticleRecord } from '../../../contract/knowledge.ts';
import { articleVersionQuery } from '../../api/deskKnowledge.ts';
import { ArticleBlocks } from '../../ui/ArticleBlocks.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

/** Everything that was done with an article, newest first; each wording can be read again. */
export function ArticleSteps({ article }: { readonly article: ArticleRecord }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const [looking, setLooking] = useState<number | null>(null);
  return (
    <section className="article-steps" aria-label={text('knowledge.history')}>
      <h2>{text('knowledge.history')}</h2>
      <ol>
        {article.steps.map(({ number, type, by, at, note }) => (
          <li key={number}>
            <b>{text(`knowledge.done.${type}`)}</b> {by}{' '}
            <time dateTime={at} className="muted">
              {format.moment(at, now)}
            </time>
            {type === 'Save' && (
              <Button type="link" size="small" onClick={() => setLooking(number)}>
                {text('knowledge.look')}
              </Button>
            )}
            {note !== '' && <p>{note}</p>}
          </li>
        ))}
      </ol>
      {looking !== null && <Wording id={article.id} number={looking} onClose={() => setLooking(null)} />}
    </section>
  );
}

function Wording(props: { readonly id: string; readonly number: number; readonly onClose: () => void }) {
  const { data } = useQuery(articleVersionQuery(props.id, props.number));
  return (
    <Drawer open onClose={props.onClose} size={620} title={data?.draft.title ?? ''}>
      {data ? <ArticleBlocks blocks={data.blocks} /> : <Skeleton active />}
    </Drawer>
  );
}
