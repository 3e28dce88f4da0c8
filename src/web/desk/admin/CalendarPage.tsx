import { LeftOutlined, RightOutlined, WarningOutlined } from '@ant-design/icons';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { dayAt } from '../../ui/format.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { CalendarDayCell } from './CalendarDayCell.tsx';
import { type CalendarData, calendarMonth, shiftMonth } from './calendarMonth.ts';
import { HoursEditor } from './HoursEditor.tsx';
import { SchoolPeriods } from './SchoolPeriods.tsx';
import { SettingPage } from './SettingPage.tsx';

const kinds = ['workday', 'weekend', 'holiday', 'makeup', 'duty', 'schoolHoliday'] as const;

/** The calendar by which all deadlines are reckoned. */
export function CalendarPage() {
  const text = useText();
  return (
    <SettingPage kind="calendar" moves="calendar" title={text('admin.calendar')} hint={text('admin.calendarHint')}>
      {(draft, set, saved) => <CalendarFields draft={draft} set={set} saved={saved ?? draft} />}
    </SettingPage>
  );
}

type CalendarFieldsProps = {
  readonly draft: CalendarData;
  readonly saved: CalendarData;
  readonly set: (change: Partial<CalendarData>) => void;
};

function CalendarFields({ draft, saved, set }: CalendarFieldsProps) {
  const text = useText();
  const today = dayAt(useNow());
  const [month, setMonth] = useState(today.slice(0, 7));
  const year = Number(month.slice(0, 4));
  const weeks = calendarMonth(draft, month);

  const setDay = (day: string, data: CalendarData['days'][string] | null): void => {
    const { [day]: _, ...rest } = draft.days;
    set({ days: data ? { ...rest, [day]: data } : rest });
  };

  return (
    <>
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
                <Button size="small" onClick={() => set({ years: [...draft.years, year].sort() })}>
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
                      changed={JSON.stringify(draft.days[cell.day]) !== JSON.stringify(saved.days[cell.day])}
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
            <HoursEditor hours={draft.hours} onChange={(hours) => set({ hours })} />
          </section>
          <section>
            <h2>{text('calendar.years')}</h2>
            <p className="muted">{text('calendar.yearsHint')}</p>
            <Select
              mode="multiple"
              aria-label={text('calendar.years')}
              value={draft.years}
              options={Array.from({ length: 12 }, (_, at) => ({ value: 2022 + at, label: String(2022 + at) }))}
              onChange={(years) => set({ years: years.toSorted() })}
            />
          </section>
        </aside>
      </div>
      <SchoolPeriods periods={draft.school} onChange={(school) => set({ school })} onShow={(day) => setMonth(day.slice(0, 7))} />
    </>
  );
}
