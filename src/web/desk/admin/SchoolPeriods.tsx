import { DeleteOutlined, EyeOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { Calendar } from '../../../contract/reference.ts';
import { shiftDay } from '../rates/days.ts';
import { useText } from '../useText.ts';
import type { CalendarData } from './calendarMonth.ts';
import { HoursEditor } from './HoursEditor.tsx';

type Period = CalendarData['school'][number];
const kinds = Calendar.shape.school.element.shape.kind.options;

type SchoolPeriodsProps = {
  readonly periods: readonly Period[];
  readonly onChange: (periods: Period[]) => void;
  readonly onShow: (day: string) => void;
};

/** Terms, examination weeks and breaks. Where two overlap, the later one in the list counts. */
export function SchoolPeriods({ periods, onChange, onShow }: SchoolPeriodsProps) {
  const text = useText();
  const set = (at: number, change: Partial<Period>) =>
    onChange(periods.map((period, index) => (index === at ? { ...period, ...change } : period)));
  const last = periods.at(-1);
  const fresh = (): Period => ({
    kind: 'other',
    name: text('schoolPeriod.other'),
    from: last?.to ?? '2026-01-01',
    to: shiftDay(last?.to ?? '2026-01-01', 7),
    hours: null,
  });
  return (
    <section className="school-periods">
      <header className="page-head">
        <div>
          <h2>{text('calendar.school')}</h2>
          <p className="muted">{text('calendar.schoolHint')}</p>
        </div>
        <Button icon={<PlusOutlined />} onClick={() => onChange([...periods, fresh()])}>
          {text('calendar.addPeriod')}
        </Button>
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{text('calendar.periodKind')}</th>
            <th scope="col">{text('item.name')}</th>
            <th scope="col">{text('calendar.periodDays')}</th>
            <th scope="col">{text('calendar.periodHours')}</th>
            <th scope="col">
              <span className="visually-hidden">{text('item.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a period has no name but its place in the list
            <tr key={at}>
              <td>
                <Select
                  aria-label={text('calendar.periodKind')}
                  value={period.kind}
                  options={kinds.map((kind) => ({ value: kind, label: text(`schoolPeriod.${kind}`) }))}
                  onChange={(kind) => set(at, { kind })}
                />
              </td>
              <td>
                <Input
                  aria-label={text('item.name')}
                  maxLength={40}
                  value={period.name}
                  onChange={(event) => set(at, { name: event.target.value })}
                />
              </td>
              <td>
                <DatePicker.RangePicker
                  allowClear={false}
                  aria-label={text('calendar.periodDays')}
                  value={[dayjs(period.from), dayjs(shiftDay(period.to, -1))]}
                  onChange={(_, days) => {
                    const [from, to] = days ?? [];
                    if (from && to) set(at, { from, to: shiftDay(to, 1) });
                  }}
                />
              </td>
              <td>
                <Select
                  aria-label={text('calendar.periodHours')}
                  value={period.hours === null ? 'usual' : period.hours.length === 0 ? 'none' : 'own'}
                  options={(['usual', 'none', 'own'] as const).map((value) => ({
                    value,
                    label: text(`calendar.hours.${value}`),
                  }))}
                  onChange={(value) =>
                    set(at, { hours: value === 'usual' ? null : value === 'none' ? [] : [{ from: '09:00', to: '11:30' }] })
                  }
                />
                {period.hours !== null && period.hours.length > 0 && (
                  <HoursEditor hours={period.hours} onChange={(hours) => set(at, { hours })} />
                )}
              </td>
              <td className="right">
                <span className="row-actions">
                  <Button
                    size="small"
                    type="text"
                    icon={<EyeOutlined />}
                    aria-label={text('calendar.show', { name: period.name })}
                    onClick={() => onShow(period.from)}
                  />
                  <Button
                    size="small"
                    type="text"
                    danger
                    icon={<DeleteOutlined />}
                    aria-label={text('calendar.removePeriod', { name: period.name })}
                    onClick={() => onChange(periods.filter((_, index) => index !== at))}
                  />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
