import { DeleteOutlined, HistoryOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, DatePicker, Drawer } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { previewQuery } from '../../../api/deskHandling.ts';
import { type ItemData, itemsQuery, usePutItem } from '../../../api/deskReference.ts';
import { useSettled } from '../../handling/useSettled.ts';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { UnitSelect } from '../../parts/UnitSelect.tsx';
import { UnitsSelect } from '../../parts/UnitsSelect.tsx';
import { useNames } from '../../parts/useNames.ts';
import { useText } from '../../useText.ts';
import { HistoryDrawer } from '../HistoryDrawer.tsx';
import { Consequences } from './Consequences.tsx';

type Period = ItemData<'catalogueCell'>['periods'][number];
type Draft = Omit<Period, 'unit'> & { readonly unit: string | undefined; readonly key: number };

const pauseMs = 400;
const today = () => dayjs().format('YYYY-MM-DD');

/** One cell: who, from when to when; with what the change would have meant, before it is saved. */
export function CellDrawer({
  cell: { category, place },
  onClose,
}: {
  readonly cell: { readonly category: string; readonly place: string | null };
  readonly onClose: () => void;
}) {
  const { data: items } = useQuery(itemsQuery('catalogueCell'));
  if (!items) return null;
  return <Editor category={category} place={place} items={items} onClose={onClose} />;
}

type EditorProps = {
  readonly category: string;
  readonly place: string | null;
  readonly items: readonly { readonly id: string; readonly version: number; readonly data: ItemData<'catalogueCell'> }[];
  readonly onClose: () => void;
};

function Editor({ category, place, items, onClose }: EditorProps) {
  const text = useText();
  const names = useNames();
  const { message } = App.useApp();
  const put = usePutItem('catalogueCell');
  const id = `${category || 'all'}-${place ?? 'all'}`;
  const item = items.find((each) => each.id === id);
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    (item?.data.periods ?? []).map((period, key) => ({ ...period, key })),
  );
  const [history, setHistory] = useState(false);
  const complete = drafts.every(({ unit }) => unit !== undefined);
  const periods = drafts.flatMap(({ key: _, unit, ...rest }) => (unit === undefined ? [] : [{ ...rest, unit }]));
  const starts = periods.map(({ from }) => from ?? today()).filter((from) => from > today());
  const asked = useSettled(JSON.stringify({ cells: [{ category, place, periods }], on: starts.sort()[0] ?? today() }), pauseMs);
  const preview = useQuery({ ...previewQuery(JSON.parse(asked)), enabled: complete }).data;
  const title = [
    category === '' ? text('catalogue.everyMatter') : category.length === 2 ? names.classOf(category) : names.category(category),
    place === null ? text('catalogue.everywhere') : names.place(place),
  ].join(' · ');

  const change = (key: number, more: Partial<Draft>): void =>
    setDrafts((before) => before.map((draft) => (draft.key === key ? { ...draft, ...more } : draft)));
  const addAfter = (): void =>
    setDrafts((before) => {
      const last = before.at(-1);
      const from = last ? (last.until ?? today()) : null;
      // A second period needs the first to end where it begins.
      const ended =
        last && last.until === null ? before.map((draft) => (draft === last ? { ...draft, until: from } : draft)) : before;
      return [...ended, { key: Date.now(), unit: undefined, alternates: [], from, until: null }];
    });
  const save = (): void =>
    put.mutate(
      { id, version: item?.version ?? 0, data: { category, place, periods } },
      {
        onSuccess: () => {
          message.success(text('item.saved'));
          onClose();
        },
      },
    );

  return (
    <Drawer
      open
      onClose={onClose}
      size={620}
      title={title}
      extra={
        item && (
          <Button icon={<HistoryOutlined />} onClick={() => setHistory(true)}>
            {text('history.button')}
          </Button>
        )
      }
      footer={
        <div className="form-actions">
          <Button type="primary" onClick={save} loading={put.isPending} disabled={!complete}>
            {text('action.save')}
          </Button>
          <Button onClick={onClose}>{text('action.cancel')}</Button>
        </div>
      }
    >
      <ProblemAlert error={put.error} />
      {drafts.length === 0 && <p className="muted">{text('catalogue.saysNothing')}</p>}
      <ol className="cell-periods">
        {drafts.map((draft) => (
          <li key={draft.key}>
            <div className="cell-period-days">
              <Day
                label={text('catalogue.from')}
                empty={text('catalogue.always')}
                value={draft.from}
                onChange={(from) => change(draft.key, { from })}
              />
              <Day
                label={text('catalogue.until')}
                empty={text('catalogue.openEnd')}
                value={draft.until}
                onChange={(until) => change(draft.key, { until })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={text('catalogue.remove')}
                onClick={() => setDrafts((before) => before.filter(({ key }) => key !== draft.key))}
              />
            </div>
            <div className="cell-field">
              <span>{text('case.unit')}</span>
              <UnitSelect value={draft.unit} onChange={(unit) => change(draft.key, { unit })} aria-label={text('case.unit')} />
            </div>
            <div className="cell-field">
              <span>{text('category.alternates')}</span>
              <UnitsSelect
                aria-label={text('category.alternates')}
                value={[...draft.alternates]}
                onChange={(alternates: string[]) => change(draft.key, { alternates })}
              />
            </div>
          </li>
        ))}
      </ol>
      <Button icon={<PlusOutlined />} onClick={addAfter}>
        {text(drafts.length === 0 ? 'catalogue.sayHere' : 'catalogue.addPeriod')}
      </Button>
      {complete && preview && <Consequences preview={preview} />}
      <HistoryDrawer kind="catalogueCell" id={history ? id : null} title={title} onClose={() => setHistory(false)} />
    </Drawer>
  );
}

type DayProps = {
  readonly label: string;
  readonly empty: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
};

function Day({ label, empty, value, onChange }: DayProps) {
  return (
    <div className="cell-field">
      <span>{label}</span>
      <DatePicker
        value={value === null ? null : dayjs(value)}
        placeholder={empty}
        aria-label={label}
        onChange={(_, day) => onChange(typeof day === 'string' && day !== '' ? day : null)}
      />
    </div>
  );
}
