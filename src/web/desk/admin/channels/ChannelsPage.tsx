import { MessageOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { type ChannelKind, channelKinds, personalChannels } from '../../../../contract/notifications.ts';
import { type ChannelRow, channelsQuery, useTestChannel } from '../../../api/deskChannels.ts';
import { EmptyHint } from '../../parts/EmptyHint.tsx';
import { ListState } from '../../parts/ListState.tsx';
import { problemWords } from '../../parts/problemWords.ts';
import { useText } from '../../useText.ts';
import { AdminHead } from '../AdminHead.tsx';
import { ChannelDrawer } from './ChannelDrawer.tsx';
import { ChannelHistoryDrawer } from './ChannelHistoryDrawer.tsx';
import { ChannelTable } from './ChannelTable.tsx';
import { channelName } from './channelName.ts';
import { FailureSection } from './FailureSection.tsx';
import { sendErrorWords } from './sendErrorWords.ts';

type Editing = { readonly kind: ChannelKind; readonly channel: ChannelRow | null };

export function ChannelsPage() {
  const text = useText();
  const { message } = App.useApp();
  const { data = [], error, isPending, refetch } = useQuery(channelsQuery);
  const test = useTestChannel();
  const [tested, setTested] = useState<ChannelRow | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [history, setHistory] = useState<ChannelRow | null>(null);
  const personal: readonly ChannelKind[] = personalChannels;
  const open = channelKinds.filter((kind) => !personal.includes(kind) || !data.some(({ id }) => id === kind));
  const name = tested ? channelName(tested, text) : '';

  return (
    <>
      <AdminHead title={text('admin.channels')} hint={text('admin.channelsHint')}>
        <Dropdown
          trigger={['click']}
          menu={{
            items: open.map((kind) => ({ key: kind, label: text(`channelKind.${kind}`) })),
            onClick: ({ key }) => {
              const kind = open.find((each) => each === key);
              if (kind) setEditing({ kind, channel: null });
            },
          }}
        >
          <Button type="primary" icon={<PlusOutlined />} disabled={isPending}>
            {text('channels.open')}
          </Button>
        </Dropdown>
      </AdminHead>
      {test.data && (
        <Alert
          type={test.data.sent ? 'success' : 'error'}
          showIcon
          closable={{ onClose: () => test.reset() }}
          className="channel-test"
          title={text(test.data.sent ? 'channels.testSent' : 'channels.testFailed', { name })}
          description={
            test.data.error !== null ? (
              <>
                {sendErrorWords(test.data.error, text)} <code>{test.data.error}</code>
              </>
            ) : (
              test.data.receipt && text('channels.testReceipt', { receipt: test.data.receipt })
            )
          }
        />
      )}
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={data.length === 0}
        empty={<EmptyHint icon={<MessageOutlined />} title={text('channels.none')} hint={text('channels.noneHint')} />}
      >
        <ChannelTable
          channels={data}
          testing={test.isPending ? test.variables : null}
          onEdit={(channel) => setEditing({ kind: channel.kind, channel })}
          onHistory={setHistory}
          onTest={(channel) => {
            setTested(channel);
            test.mutate(channel.id, { onError: (refusal) => void message.error(problemWords(refusal, text)) });
          }}
        />
        <FailureSection channels={data} />
      </ListState>
      {editing && (
        <ChannelDrawer
          key={editing.channel?.id ?? editing.kind}
          kind={editing.kind}
          channel={editing.channel}
          onClose={() => setEditing(null)}
        />
      )}
      <ChannelHistoryDrawer
        id={history?.id ?? null}
        title={history ? channelName(history, text) : ''}
        onClose={() => setHistory(null)}
      />
    </>
  );
}
