import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { channelHistoryQuery } from '../../../api/deskChannels.ts';
import { ListState } from '../../parts/ListState.tsx';
import { useText } from '../../useText.ts';
import { VersionList } from '../VersionList.tsx';
import { channelFieldKey } from './channelFieldKey.ts';

/** Every version of a channel without its secrets. `id` null: closed. */
export function ChannelHistoryDrawer(props: {
  readonly id: string | null;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const { id, title, onClose } = props;
  const text = useText();
  const { data, error, isPending, refetch } = useQuery({ ...channelHistoryQuery(id ?? ''), enabled: id !== null });
  const versions = (data ?? []).map(({ version, changedBy, changedAt, enabled, perMinute, settings, secrets }) => ({
    version,
    changedBy,
    changedAt,
    data: { enabled, perMinute, ...settings, secrets },
  }));
  return (
    <Drawer open={id !== null} onClose={onClose} size={560} title={text('history.title', { name: title })}>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={versions.length === 0}
        empty={<p className="muted">{text('history.none')}</p>}
      >
        <VersionList
          versions={versions}
          nameOf={(path) => {
            const key = channelFieldKey(path);
            return key ? text(key) : path;
          }}
          same={text('channels.sameOrSecret')}
        />
      </ListState>
    </Drawer>
  );
}
