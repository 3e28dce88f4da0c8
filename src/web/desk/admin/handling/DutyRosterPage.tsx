import { CopyOutlined, DeleteOutlined, HistoryOutlined, PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { App, Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { peopleQuery } from '../../../api/deskPeople.ts';
import { type ItemData, itemsQuery, usePutItem } from '../../../api/deskReference.ts';
import { ListState } from '../../parts/ListState.tsx';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useText } from '../../useText.ts';
import { AdminHead } from '../AdminHead.tsx';
import { HistoryDrawer } from '../HistoryDrawer.tsx';
import { SaveBar } from '../SaveBar.tsx';

type Shift = ItemData<'dutyRoster'>['shifts'][number];
type Draft = Omit<Shift, 'officer'> & { readonly officer: string | undefined; readonly key: number };

const desk = ['operator', 'dispatcher', 'supervisor'];
const pattern = 'YYYY-MM-DDTHH:mm';

/** 值班表: who is paged at once, and who after five minutes. */
export function DutyRosterPage() {
  const { data, error, isPending, refetch } = useQuery(itemsQuery('dutyRoster'));
  return (
    <ListState pending={isPending} error={error} retry={() => refetch()} isEmpty={false} empty={null}>
      {data && <Editor key={data[0]?.version ?? 0} version={data[0]?.version ?? 0} shifts={data[0]?.data.shifts ?? []} />}
    </ListState>
  );
}

function Editor({ version, shifts }: { readonly version: number; readonly shifts: readonly Shift[] }) {
  const text = useText();
  const { message } = App.useApp();
  const put = usePutItem('dutyRoster');
  const people = useInfiniteQuery(peopleQuery({ text: '', withGrants: true })).data?.pages.flatMap((page) => page.people) ?? [];
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => shifts.map((shift, key) => ({ ...shift, key })));
  const [history, setHistory] = useState(false);
  const options = people
    .filter(({ active, grants }) => active && grants.some(({ role }) => desk.includes(role)))
    .map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` }));
  const complete = drafts.every(({ officer }) => officer !== undefined);
  const plain = drafts.flatMap(({ key: _, officer, ...rest }) => (officer === undefined ? [] : [{ ...rest, officer }]));
  const changed = JSON.stringify(plain) !== JSON.stringify(shifts);
  const change = (key: number, more: Partial<Draft>): void =>
    setDrafts((before) => before.map((draft) => (draft.key === key ? { ...draft, ...more } : draft)));
  const add = (): void =>
    setDrafts((before) => {
      const last = before.at(-1);
      const from = last?.to ?? dayjs().startOf('hour').format(pattern);
      return [
        ...before,
        { key: Date.now(), from, to: dayjs(from).add(12, 'hour').format(pattern), officer: undefined, backup: null },
      ];
    });
  /** The same people and hours a week later: most rosters repeat. */
  const repeatWeek = (): void =>
    setDrafts((before) => {
      const end = before.at(-1)?.to;
      if (!end) return before;
      const week = before.filter(({ from }) => dayjs(from).isAfter(dayjs(end).subtract(7, 'day').subtract(1, 'minute')));
      const moved = week.map((draft, i) => ({
        ...draft,
        key: Date.now() + i,
        from: dayjs(draft.from).add(7, 'day').format(pattern),
        to: dayjs(draft.to).add(7, 'day').format(pattern),
      }));
      return [...before, ...moved];
    });

  return (
    <>
      <AdminHead title={text('admin.dutyRoster')} hint={text('admin.dutyRosterHint')}>
        {version > 0 && (
          <Button icon={<HistoryOutlined />} onClick={() => setHistory(true)}>
            {text('history.button')}
          </Button>
        )}
        <Button icon={<CopyOutlined />} onClick={repeatWeek} disabled={drafts.length === 0}>
          {text('duty.repeatWeek')}
        </Button>
        <Button type="primary" icon={<PlusOutlined />} onClick={add}>
          {text('duty.add')}
        </Button>
      </AdminHead>
      <ProblemAlert error={put.error} />
      {drafts.length === 0 && <p className="muted">{text('duty.none')}</p>}
      {drafts.length > 0 && (
        <table className="plain-table duty-table">
          <thead>
            <tr>
              <th scope="col">{text('duty.from')}</th>
              <th scope="col">{text('duty.to')}</th>
              <th scope="col">{text('duty.officer')}</th>
              <th scope="col">{text('duty.backup')}</th>
              <th scope="col">
                <span className="visually-hidden">{text('item.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {drafts.map((draft) => (
              <tr key={draft.key}>
                {(['from', 'to'] as const).map((side) => (
                  <td key={side}>
                    <DatePicker
                      showTime={{ format: 'HH:mm' }}
                      format="YYYY-MM-DD HH:mm"
                      allowClear={false}
                      aria-label={text(`duty.${side}`)}
                      value={dayjs(draft[side])}
                      onChange={(picked) => picked && change(draft.key, { [side]: picked.format(pattern) })}
                    />
                  </td>
                ))}
                <td>
                  <Select
                    className="duty-person"
                    aria-label={text('duty.officer')}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={draft.officer}
                    options={options}
                    onChange={(officer) => change(draft.key, { officer })}
                  />
                </td>
                <td>
                  <Select
                    className="duty-person"
                    aria-label={text('duty.backup')}
                    allowClear
                    showSearch={{ optionFilterProp: 'label' }}
                    value={draft.backup ?? undefined}
                    options={options}
                    onChange={(backup) => change(draft.key, { backup: backup ?? null })}
                  />
                </td>
                <td className="right">
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={text('duty.remove')}
                    onClick={() => setDrafts((before) => before.filter(({ key }) => key !== draft.key))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <SaveBar
        changes={changed && complete ? 1 : 0}
        saving={put.isPending}
        onDiscard={() => setDrafts(shifts.map((shift, key) => ({ ...shift, key })))}
        onSave={() =>
          put.mutate(
            { id: 'school', version, data: { shifts: plain.toSorted((a, b) => (a.from < b.from ? -1 : 1)) } },
            { onSuccess: () => message.success(text('item.saved')) },
          )
        }
      />
      <HistoryDrawer
        kind="dutyRoster"
        id={history ? 'school' : null}
        title={text('admin.dutyRoster')}
        onClose={() => setHistory(false)}
      />
    </>
  );
}
