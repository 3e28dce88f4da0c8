import { CheckCircleOutlined, RedoOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import type { Sent } from '../../../../contract/endpoint.ts';
import type { retryFailures } from '../../../../contract/notifications.ts';
import { type ChannelRow, type FailureRow, failuresQuery, useRetryFailures } from '../../../api/deskChannels.ts';
import { EmptyHint } from '../../parts/EmptyHint.tsx';
import { ListState } from '../../parts/ListState.tsx';
import { problemWords } from '../../parts/problemWords.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useNow } from '../../parts/useNow.ts';
import { useText } from '../../useText.ts';
import { channelName } from './channelName.ts';
import { sendErrorWords } from './sendErrorWords.ts';

/** What was given up, with another try for one message or for all of a channel. */
export function FailureSection({ channels }: { readonly channels: readonly ChannelRow[] }) {
  const text = useText();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useInfiniteQuery(failuresQuery(chosen));
  const retry = useRetryFailures();
  const failures = list.data?.pages.flatMap((page) => page.failures) ?? [];
  const nameOf = (id: string) => {
    const channel = channels.find((each) => each.id === id);
    return channel ? channelName(channel, text) : id;
  };
  const again = (what: Sent<typeof retryFailures>['body']) =>
    retry.mutate(what, {
      onSuccess: ({ queued }) => void message.success(text('failures.queued', { count: queued })),
      onError: (error) => void message.error(problemWords(error, text)),
    });

  return (
    <section className="failures">
      <header className="page-head">
        <div>
          <h2>{text('failures.title')}</h2>
          <p className="muted">{text('failures.hint')}</p>
        </div>
        <div className="page-actions">
          <Select
            aria-label={text('channels.channel')}
            value={chosen ?? ''}
            onChange={(id) => setChosen(id || null)}
            options={[
              { value: '', label: text('failures.allChannels') },
              ...channels.map(({ id }) => ({ value: id, label: nameOf(id) })),
            ]}
          />
          {chosen !== null && failures.length > 0 && (
            <Button icon={<RedoOutlined />} loading={retry.isPending} onClick={() => again({ channel: chosen })}>
              {text('failures.retryAll')}
            </Button>
          )}
        </div>
      </header>
      <ListState
        pending={list.isPending}
        error={list.error}
        retry={() => list.refetch()}
        isEmpty={failures.length === 0}
        rows={3}
        empty={<EmptyHint icon={<CheckCircleOutlined />} title={text('failures.none')} hint={text('failures.noneHint')} />}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('failures.event')}</th>
              <th scope="col">{text('channels.channel')}</th>
              <th scope="col">{text('failures.person')}</th>
              <th scope="col">{text('failures.error')}</th>
              <th scope="col" className="right">
                {text('failures.attempts')}
              </th>
              <th scope="col">{text('failures.queuedAt')}</th>
              <th scope="col">{text('failures.triedAt')}</th>
              <th scope="col">{text('item.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {failures.map((failure) => (
              <Failure
                key={failure.id}
                failure={failure}
                channel={nameOf(failure.channel)}
                busy={retry.isPending}
                onRetry={() => again({ ids: [failure.id] })}
              />
            ))}
          </tbody>
        </table>
        {list.hasNextPage && (
          <div className="more-rows">
            <Button size="small" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
              {text('action.more')}
            </Button>
          </div>
        )}
      </ListState>
    </section>
  );
}

function Failure(props: {
  readonly failure: FailureRow;
  readonly channel: string;
  readonly busy: boolean;
  readonly onRetry: () => void;
}) {
  const { failure, channel, busy, onRetry } = props;
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const nobody = text(failure.audience === 'requester' ? 'failures.requester' : 'failures.group');
  return (
    <tr>
      <th scope="row">{text(`notice.${failure.kind}`)}</th>
      <td>{channel}</td>
      <td>{failure.person?.name ?? nobody}</td>
      <td>
        {sendErrorWords(failure.error, text)} <code>{failure.error}</code>
      </td>
      <td className="right number">{failure.attempts}</td>
      <td>{format.moment(failure.queuedAt, now)}</td>
      <td>{failure.triedAt === null ? '–' : format.moment(failure.triedAt, now)}</td>
      <td>
        <Button size="small" disabled={busy} onClick={onRetry}>
          {text('failures.retry')}
        </Button>
      </td>
    </tr>
  );
}
