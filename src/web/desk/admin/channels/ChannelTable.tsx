import { HistoryOutlined, SendOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ChannelRow } from '../../../api/deskChannels.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useNow } from '../../parts/useNow.ts';
import { useText } from '../../useText.ts';
import { channelName } from './channelName.ts';

type ChannelTableProps = {
  readonly channels: readonly ChannelRow[];
  readonly testing: string | null;
  readonly onEdit: (channel: ChannelRow) => void;
  readonly onTest: (channel: ChannelRow) => void;
  readonly onHistory: (channel: ChannelRow) => void;
};

export function ChannelTable({ channels, testing, onEdit, onTest, onHistory }: ChannelTableProps) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  return (
    <table className="plain-table channels">
      <thead>
        <tr>
          <th scope="col">{text('channels.channel')}</th>
          <th scope="col">{text('channels.state')}</th>
          <th scope="col" className="right">
            {text('channels.queued')}
          </th>
          <th scope="col" className="right">
            {text('channels.sentToday')}
          </th>
          <th scope="col" className="right">
            {text('channels.failed')}
          </th>
          <th scope="col">{text('channels.changed')}</th>
          <th scope="col">{text('item.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => {
          const name = channelName(channel, text);
          return (
            <tr key={channel.id} className={channel.enabled ? '' : 'retired'}>
              <th scope="row">
                <button
                  type="button"
                  className="link"
                  aria-label={text('channels.edit', { name })}
                  onClick={() => onEdit(channel)}
                >
                  {name}
                </button>
              </th>
              <td>{text(channel.enabled ? 'channels.on' : 'channels.off')}</td>
              <td className="right number">{format.count(channel.queued)}</td>
              <td className="right number">{format.count(channel.sentToday)}</td>
              <td className={channel.failed > 0 ? 'right number channel-failed' : 'right number'}>
                {format.count(channel.failed)}
              </td>
              <td>
                {channel.changedBy} · <time dateTime={channel.changedAt}>{format.moment(channel.changedAt, now)}</time>
              </td>
              <td>
                <span className="row-actions">
                  <Button
                    size="small"
                    icon={<SendOutlined />}
                    loading={testing === channel.id}
                    aria-label={text('channels.testOf', { name })}
                    onClick={() => onTest(channel)}
                  >
                    {text('channels.test')}
                  </Button>
                  <Tooltip title={text('history.button')}>
                    <Button
                      size="small"
                      type="text"
                      icon={<HistoryOutlined />}
                      aria-label={text('history.title', { name })}
                      onClick={() => onHistory(channel)}
                    />
                  </Tooltip>
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
