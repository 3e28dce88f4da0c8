import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import type { ReferenceKind } from '../../../contract/reference.ts';
import { historyQuery } from '../../api/deskReference.ts';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { changedFields } from './changedFields.ts';
import { fieldName } from './fieldName.ts';

type HistoryDrawerProps = {
  readonly kind: ReferenceKind;
  readonly id: string | null;
  readonly title: string;
  readonly onClose: () => void;
};

/** Every version of an item, the newest first: who changed what, and when. `id` null: closed. */
export function HistoryDrawer({ kind, id, title, onClose }: HistoryDrawerProps) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
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
        <ol className="history">
          {data?.map((version, at) => {
            const before = data[at + 1];
            const changes = before ? changedFields(before.data, version.data) : [];
            return (
              <li key={version.version}>
                <div className="history-head">
                  <b>{text('history.version', { version: version.version })}</b>
                  <span>{version.changedBy}</span>
                  <time dateTime={version.changedAt}>{format.moment(version.changedAt, now)}</time>
                </div>
                {!before && <p className="muted">{text('history.first')}</p>}
                {before && changes.length === 0 && <p className="muted">{text('history.same')}</p>}
                <dl>
                  {changes.slice(0, 60).map(({ field, before: old, after }) => (
                    <div key={field}>
                      <dt>{fieldName(field, text)}</dt>
                      <dd>
                        <del>{shown(old)}</del> <ins>{shown(after)}</ins>
                      </dd>
                    </div>
                  ))}
                </dl>
                {changes.length > 60 && <p className="muted">{text('history.more', { count: changes.length - 60 })}</p>}
              </li>
            );
          })}
        </ol>
      </ListState>
    </Drawer>
  );

  function shown(value: unknown): string {
    if (value === undefined || value === null || value === '') return text('history.nothing');
    if (typeof value === 'boolean') return text(value ? 'answer.yes' : 'answer.no');
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
}
