import { HistoryOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ReferenceKind } from '../../../contract/reference.ts';
import { type Item, type ItemData, itemsQuery, usePutItem } from '../../api/deskReference.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useText } from '../useText.ts';
import { AdminHead } from './AdminHead.tsx';
import { changedFields } from './changedFields.ts';
import { HistoryDrawer } from './HistoryDrawer.tsx';
import { EffectPanel } from './moving/EffectPanel.tsx';
import { Recomputations } from './moving/Recomputations.tsx';
import { SaveBar } from './SaveBar.tsx';

type SettingPageProps<K extends ReferenceKind> = {
  readonly kind: K;
  readonly title: string;
  readonly hint: string;
  /** What is offered where nothing is in force yet; saved as it stands or changed. */
  readonly first?: ItemData<K>;
  /** What is offered first holds already, without having been saved. */
  readonly firstHolds?: boolean;
  /** It moves deadlines of open cases: what it would do to them is looked at, and a reason given, before it is saved. */
  readonly moves?: 'calendar' | 'limits';
  /** The fields, of a draft that is not saved yet. `saved`: what is in force. */
  readonly children: (draft: ItemData<K>, set: (change: Partial<ItemData<K>>) => void, saved: ItemData<K> | null) => ReactNode;
};

/** A kind of reference data of which there is one: its fields, what is not saved yet, and its history. */
export function SettingPage<K extends ReferenceKind>(props: SettingPageProps<K>) {
  const text = useText();
  const { data, error, isPending, refetch } = useQuery(itemsQuery(props.kind));
  const { kind, first } = props;
  const item = data?.[0] ?? (data && first && { kind, id: 'school', version: 0, data: first, changedAt: '', changedBy: '' });
  return (
    <ListState
      pending={isPending}
      error={error}
      retry={() => refetch()}
      isEmpty={!item}
      empty={<EmptyHint icon={<HistoryOutlined />} title={text('admin.nothing')} hint={props.hint} />}
    >
      {item && <Setting key={item.version} item={item} {...props} />}
    </ListState>
  );
}

function Setting<K extends ReferenceKind>({
  kind,
  title,
  hint,
  item,
  moves,
  firstHolds = false,
  children,
}: SettingPageProps<K> & { readonly item: Item<K> }) {
  const text = useText();
  const { message } = App.useApp();
  const put = usePutItem(kind);
  const [draft, setDraft] = useState<ItemData<K>>(item.data);
  const [history, setHistory] = useState(false);
  const fields = children(draft, (change) => setDraft({ ...draft, ...change }), item.version > 0 ? item.data : null);
  const bar = {
    changes: changedFields(item.data, draft).length + (item.version > 0 || firstHolds ? 0 : 1),
    saving: put.isPending,
    onDiscard: () => setDraft(item.data),
  };
  const save = (reason?: string) =>
    put.mutate(
      { id: item.id, version: item.version, data: draft, ...(reason === undefined ? {} : { reason }) },
      { onSuccess: () => message.success(text('item.saved')) },
    );
  return (
    <>
      <AdminHead title={title} hint={hint}>
        {item.version > 0 && (
          <Button icon={<HistoryOutlined />} onClick={() => setHistory(true)}>
            {text('history.button')}
          </Button>
        )}
      </AdminHead>
      <ProblemAlert error={put.error} />
      {moves ? (
        <>
          {fields}
          <EffectPanel kind={moves} draft={draft} {...bar} onSave={save} />
          <Recomputations kind={moves} />
        </>
      ) : (
        <>
          <div className="rules">{fields}</div>
          <SaveBar {...bar} onSave={() => save()} />
        </>
      )}
      <HistoryDrawer kind={kind} id={history ? item.id : null} title={title} onClose={() => setHistory(false)} />
    </>
  );
}

export function SettingGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

type SettingRowProps = {
  readonly label: string;
  readonly hint?: string;
  /** Id of the one input of the row; absent where several have names of their own. */
  readonly of?: string;
  readonly children: ReactNode;
};

export function SettingRow({ label, hint, of, children }: SettingRowProps) {
  return (
    <div className="rules-row">
      <div>
        {of ? <label htmlFor={of}>{label}</label> : <span>{label}</span>}
        {hint && <small>{hint}</small>}
      </div>
      <div>{children}</div>
    </div>
  );
}
