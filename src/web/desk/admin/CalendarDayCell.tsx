import { Button, Input, Popover, Radio } from 'antd';
import { useFormat } from '../parts/useFormat.ts';
import { useText } from '../useText.ts';
import type { CalendarCell, CalendarData } from './calendarMonth.ts';

type DayData = CalendarData['days'][string];

type CalendarDayCellProps = {
  readonly cell: CalendarCell;
  readonly today: boolean;
  readonly data: DayData | null;
  readonly changed: boolean;
  readonly onChange: (data: DayData | null) => void;
};

/** One day of the month: its kind in colour and words; a press edits what the State Council's notice says about it. */
export function CalendarDayCell({ cell, today, data, changed, onChange }: CalendarDayCellProps) {
  const text = useText();
  const format = useFormat();
  const classes = [
    'calendar-day',
    `day-${cell.kind}`,
    cell.inMonth ? '' : 'outside',
    today ? 'today' : '',
    changed ? 'changed' : '',
  ];
  const words =
    cell.kind === 'workday' || cell.kind === 'weekend' ? (cell.name ?? '') : `${text(`dayKind.${cell.kind}`)} ${cell.name ?? ''}`;
  return (
    <td className={classes.join(' ')}>
      <Popover
        trigger="click"
        title={`${format.fullDay(cell.day)} ${format.weekday(cell.day)}`}
        content={
          <div className="day-form">
            <Radio.Group
              optionType="button"
              value={data?.kind ?? 'usual'}
              onChange={(event) => {
                const kind = event.target.value as DayData['kind'] | 'usual';
                onChange(kind === 'usual' ? null : { kind, name: data?.name ?? text(`dayKind.${kind}`) });
              }}
              options={[
                { value: 'usual', label: text('calendar.usual') },
                { value: 'holiday', label: text('dayKind.holiday') },
                { value: 'makeup', label: text('dayKind.makeup') },
              ]}
            />
            {data && (
              <Input
                aria-label={text('calendar.dayName')}
                maxLength={40}
                value={data.name}
                onChange={(event) => onChange({ ...data, name: event.target.value })}
              />
            )}
          </div>
        }
      >
        <Button type="text">
          <span className="visually-hidden">
            {format.fullDay(cell.day)} {words === (cell.name ?? '') && text(`dayKind.${cell.kind}`)}
          </span>
          <b aria-hidden>{Number(cell.day.slice(8))}</b>
          <span>{words}</span>
          {changed && <small>{text('item.changed')}</small>}
        </Button>
      </Popover>
    </td>
  );
}
