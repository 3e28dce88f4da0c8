import { HistoryOutlined, LeftOutlined, RightOutlined, WarningOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Select } from 'antd';
import { useState } from 'react';
import { type Item, itemsQuery, usePutItem } from '../../api/deskReference.ts';
import { dayAt } from '../../ui/format.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { AdminHead } from './AdminHead.tsx';
import { CalendarDayCell } from './CalendarDayCell.tsx';
import { type CalendarData, calendarMonth, shiftMonth } from './calendarMonth.ts';
import { changedFields } from './changedFields.ts';
import { HistoryDrawer } from './HistoryDrawer.tsx';
import { HoursEditor } from './HoursEditor.tsx';
import { EffectPanel } from './moving/EffectPanel.tsx';
import { Recomputations } from './moving/Recomputations.tsx';
import { SchoolPeriods } from './SchoolPeriods.tsx';

const kinds = ['workday', 'weekend', 'holiday', 'makeup', 'duty', 'schoolHoliday'] as const;

/** The calendar by which all deadlines are reckoned. */
export function CalendarPage() {
  const text = useText();
  const { data, error, isPending, refetch } = useQuery(itemsQuery('calendar'));
  const item = data?.[0];
  return (
    <ListState
      pending={isPending}
      error={error}
      retry={() => refetch()}
      isEmpty={!item}
      empty={<EmptyHint icon={<HistoryOutlined />} title={text('admin.nothing')} hint={text('calendar.noneHint')} />}
    >
      {item && <CalendarEditor key={item.version} item={item} />}
    </ListState>
  );
}

function CalendarEditor({ item }: { readonly item: Item<'calendar'> }) {
  const text = useText();
  const { message } = App.useApp();
  const today = dayAt(useNow());
  const put = usePutItem('calendar');
  const [draft, setDraft] = useState<CalendarData>(item.data);
  const [month, setMonth] = useState(today.slice(0, 7));
  const [history, setHistory] = useState(false);
  const year = Number(month.slice(0, 4));
  const weeks = calendarMonth(draft, month);

  const setDay = (day: string, data: CalendarData['days'][string] | null): void => {
    const { [day]: _, ...rest } = draft.days;
    setDraft({ ...draft, days: data ? { ...rest, [day]: data } : rest });
  };

  return (
    <>
      <AdminHead title={text('admin.calendar')} hint={text('admin.calendarHint')}>
        <Button icon={<HistoryOutlined />} onClick={() => setHistory(true)}>
          {text('history.button')}
        </Button>
      </AdminHead>
      <ProblemAlert error={put.error} />
      <div className="calendar-page">
        <section className="calendar" aria-label={text('calendar.month', { month })}>
          <header>
            <Button
              icon={<LeftOutlined />}
              aria-label={text('calendar.earlier')}
              onClick={() => setMonth(shiftMonth(month, -1))}
            />
            <h2>{text('calendar.monthOf', { year, month: Number(month.slice(5)) })}</h2>
            <Button icon={<RightOutlined />} aria-label={text('calendar.later')} onClick={() => setMonth(shiftMonth(month, 1))} />
            <Button onClick={() => setMonth(today.slice(0, 7))}>{text('calendar.today')}</Button>
          </header>
          {!draft.years.includes(year) && (
            <Alert
              type="warning"
              showIcon
              icon={<WarningOutlined />}
              title={text('calendar.noNotice', { year })}
              action={
                <Button size="small" onClick={() => setDraft({ ...draft, years: [...draft.years, year].sort() })}>
                  {text('calendar.noticeEntered', { year })}
                </Button>
              }
            />
          )}
          <table className="calendar-grid">
            <thead>
              <tr>
                {(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).map((day) => (
                  <th key={day} scope="col">
                    {text(`weekday.${day}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week[0]?.day}>
                  {week.map((cell) => (
                    <CalendarDayCell
                      key={cell.day}
                      cell={cell}
                      today={cell.day === today}
                      data={draft.days[cell.day] ?? null}
                      changed={JSON.stringify(draft.days[cell.day]) !== JSON.stringify(item.data.days[cell.day])}
                      onChange={(data) => setDay(cell.day, data)}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <ul className="calendar-legend">
            {kinds.map((kind) => (
              <li key={kind}>
                <span className={`day-kind day-${kind}`}>{text(`dayKind.${kind}`)}</span>
              </li>
            ))}
          </ul>
        </section>
        <aside className="calendar-side">
          <section>
            <h2>{text('calendar.hours')}</h2>
            <p className="muted">{text('calendar.hoursHint')}</p>
            <HoursEditor hours={draft.hours} onChange={(hours) => setDraft({ ...draft, hours })} />
          </section>
          <section>
            <h2>{text('calendar.years')}</h2>
            <p className="muted">{text('calendar.yearsHint')}</p>
            <Select
              mode="multiple"
              aria-label={text('calendar.years')}
              value={draft.years}
              options={Array.from({ length: 12 }, (_, at) => ({ value: 2022 + at, label: String(2022 + at) }))}
              onChange={(years) => setDraft({ ...draft, years: years.toSorted() })}
            />
          </section>
        </aside>
      </div>
      <SchoolPeriods
        periods={draft.school}
        onChange={(school) => setDraft({ ...draft, school })}
        onShow={(day) => setMonth(day.slice(0, 7))}
      />
      <EffectPanel
        kind="calendar"
        draft={draft}
        changes={changedFields(item.data, draft).length}
        saving={put.isPending}
        onDiscard={() => setDraft(item.data)}
        onSave={(reason) =>
          put.mutate(
            { id: item.id, version: item.version, data: draft, reason },
            { onSuccess: () => message.success(text('item.saved')) },
          )
        }
      />
      <Recomputations kind="calendar" />
      <HistoryDrawer
        kind="calendar"
        id={history ? item.id : null}
        title={text('admin.calendar')}
        onClose={() => setHistory(false)}
      />
    </>
  );
}
