import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import type { ReferenceKind } from '../../../contract/reference.ts';
import { historyQuery } from '../../api/deskReference.ts';
import { ListState } from '../parts/ListState.tsx';
import { useText } from '../useText.ts';
import { fieldName } from './fieldName.ts';
import { VersionList } from './VersionList.tsx';

type HistoryDrawerProps = {
  readonly kind: ReferenceKind;
  readonly id: string | null;
  readonly title: string;
  readonly onClose: () => void;
};

/** Every version of an item, the newest first: who changed what, and when. `id` null: closed. */
export function HistoryDrawer({ kind, id, title, onClose }: HistoryDrawerProps) {
  const text = useText();
  const { data, error, isPending, refetch } = useQuery({ ...historyQuery(kind, id ?? ''), enabled: id !== null });
  return (
    <Drawer open={id !== null} onClose={onClose} size={560} title={text('history.title', { name: title })}>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data || data.length === 0}
        empty={<p className="muted">{text('history.none')}</p>}
      >
        <VersionList versions={data ?? []} nameOf={(path) => fieldName(path, text)} same={text('history.same')} />
      </ListState>
    </Drawer>
  );
}
