import { ArrowDownOutlined, FilterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { queues } from '../../../contract/cases.ts';
import type { Phase } from '../../../domain/case/vocabulary.ts';
import { CaseView } from '../case/CaseView.tsx';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useWide } from '../parts/useWide.ts';
import { commandKeys, shortcuts } from '../shell/shortcuts.ts';
import { useKeys } from '../shell/useKeys.ts';
import { useText } from '../useText.ts';
import { BulkBar, type BulkCommand, fewest } from './BulkBar.tsx';
import { BulkDialog } from './BulkDialog.tsx';
import { CaseRow } from './CaseRow.tsx';
import { narrowing } from './caseFilter.ts';
import { InboxToolbar } from './InboxToolbar.tsx';
import { MoreRows } from './MoreRows.tsx';
import { useInbox } from './useInbox.ts';

type CaseInboxProps = {
  readonly queue: (typeof queues)[number];
  readonly title: string;
  readonly stages: readonly Phase[];
  readonly empty: { readonly icon: ReactNode; readonly title: string; readonly hint: string };
  /** Commands that can be given to many cases at once, with the key of each; none: rows have no boxes. */
  readonly bulk?: readonly BulkCommand[];
  readonly withUnit?: boolean;
  /** Unit and history stay hidden until the answers are in (回访). */
  readonly blind?: boolean;
};

/** A queue: the list on the left, the case on the right; on a narrow screen the list alone. */
export function CaseInbox({ queue, title, stages, empty, bulk = [], withUnit = false, blind = false }: CaseInboxProps) {
  const text = useText();
  const wide = useWide();
  const inbox = useInbox(queue, { showsFirst: wide });
  const { lines, list, filter, current } = inbox;
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [giving, setGiving] = useState<BulkCommand | null>(null);
  // In the list of one unit its name would stand in every row.
  const severalUnits = withUnit && new Set(lines.map((line) => line.unit)).size > 1;
  const chosen = lines.filter((line) => checked.has(line.id));
  const check = (id: string, on: boolean): void =>
    setChecked((before) => {
      const next = new Set(before);
      if (on) next.add(id);
      else next.delete(id);
      return next;
    });
  useKeys({
    [shortcuts.select]: bulk.length > 0 && current ? () => check(current, !checked.has(current)) : undefined,
    // With cases selected, the keys of the commands mean all of them.
    ...Object.fromEntries(
      chosen.length > 0 ? bulk.map((name) => [commandKeys[name], () => chosen.length >= fewest[name] && setGiving(name)]) : [],
    ),
    Escape: checked.size > 0 ? () => setChecked(new Set()) : undefined,
  });

  return (
    <main className={wide ? 'inbox' : 'inbox inbox-narrow'}>
      <section className="inbox-list" aria-label={title}>
        <h1 className="inbox-title">{title}</h1>
        <InboxToolbar
          filter={filter}
          setFilter={inbox.setFilter}
          chosen={inbox.chosen}
          stages={stages}
          withUnit={withUnit}
          ordered
        />
        {chosen.length > 0 && (
          <BulkBar
            commands={bulk}
            count={chosen.length}
            all={chosen.length === lines.length}
            onAll={() => setChecked(new Set(lines.map((line) => line.id)))}
            onNone={() => setChecked(new Set())}
            onGive={setGiving}
          />
        )}
        <div className="inbox-rows">
          <ListState
            pending={list.isPending}
            error={list.error}
            retry={() => list.refetch()}
            isEmpty={lines.length === 0}
            empty={
              narrowing(filter).length > 0 ? (
                <EmptyHint
                  icon={<FilterOutlined />}
                  title={text('inbox.noMatch')}
                  hint={text('inbox.noMatchHint')}
                  action={
                    <Button
                      onClick={() => inbox.setFilter(Object.fromEntries(narrowing(filter).map((field) => [field, undefined])))}
                    >
                      {text('inbox.clear')}
                    </Button>
                  }
                />
              ) : (
                <EmptyHint {...empty} />
              )
            }
          >
            <ul>
              {lines.map((line) => (
                <CaseRow
                  key={line.id}
                  line={line}
                  current={wide && line.id === current}
                  checked={checked.has(line.id)}
                  onCheck={bulk.length > 0 && wide ? (on) => check(line.id, on) : null}
                  onShow={wide ? () => inbox.show(line.id) : null}
                  withUnit={severalUnits}
                  marks={inbox.marks.get(line.id)}
                />
              ))}
            </ul>
            <MoreRows list={list} shown={lines.length} />
          </ListState>
        </div>
      </section>
      {wide && current && (
        <section className="inbox-detail" aria-label={text('inbox.detail')}>
          {!inbox.inList && !list.isPending && !list.isFetching && (
            <p className="left-list" role="status">
              {text('inbox.left')}{' '}
              <Button size="small" icon={<ArrowDownOutlined />} onClick={() => inbox.show(null)}>
                {text('inbox.next')}
              </Button>
            </p>
          )}
          <CaseView key={current} id={current} place="pane" blind={blind} keysOff={chosen.length > 0} onActed={inbox.onActed} />
        </section>
      )}
      {giving && (
        <BulkDialog
          command={giving}
          lines={chosen}
          onClose={(done) => {
            setGiving(null);
            setChecked((before) => new Set([...before].filter((id) => !done.has(id))));
          }}
        />
      )}
    </main>
  );
}
