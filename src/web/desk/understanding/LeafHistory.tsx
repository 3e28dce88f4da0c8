import { useQuery } from '@tanstack/react-query';
import { Drawer, Tag } from 'antd';
import { autoDispatchHistoryQuery } from '../../api/deskModels.ts';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { ShareCell } from './ShareCell.tsx';

/** Who switched a leaf, when and why, with what had been measured then. */
export function LeafHistory({ category, onClose }: { readonly category: string; readonly onClose: () => void }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const { data, error, isPending, refetch } = useQuery(autoDispatchHistoryQuery(category));
  return (
    <Drawer open onClose={onClose} size={460} title={names.category(category)}>
      <ListState pending={isPending} error={error} retry={() => refetch()} isEmpty={data?.changes.length === 0} empty={null}>
        <ol className="leaf-history">
          {data?.changes.map((change) => (
            <li key={change.version}>
              <Tag color={change.enabled ? 'success' : 'default'}>
                {text(change.enabled ? 'understanding.on' : 'understanding.off')}
              </Tag>
              {change.changedBy ?? text('understanding.system')}{' '}
              <time dateTime={change.changedAt} className="muted">
                {format.moment(change.changedAt, now)}
              </time>
              <p>{change.changedBy === null ? systemNote(change.note) : change.note}</p>
              {change.measured && <ShareCell share={change.measured.above} />}
            </li>
          ))}
        </ol>
      </ListState>
    </Drawer>
  );

  /** The server keeps `right/all` of what was decided, or 'replay' when the newest replay no longer reaches what is wanted. */
  function systemNote(note: string): string {
    const [right, of] = note.split('/');
    return of === undefined ? text('understanding.stoppedByReplay') : text('understanding.stopped', { right: right ?? '', of });
  }
}
