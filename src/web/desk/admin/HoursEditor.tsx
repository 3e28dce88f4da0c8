import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useText } from '../useText.ts';
import type { CalendarData } from './calendarMonth.ts';

type Hours = CalendarData['hours'];
const clock = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

/** Working hours of a day, as spans of clock time; a wrong one is marked and refused by the server. */
export function HoursEditor({ hours, onChange }: { readonly hours: Hours; readonly onChange: (hours: Hours) => void }) {
  const text = useText();
  const set = (at: number, change: Partial<Hours[number]>) =>
    onChange(hours.map((span, index) => (index === at ? { ...span, ...change } : span)));
  return (
    <div className="hours">
      {hours.map((span, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a span has no name but its place in the day
        <div key={at}>
          {(['from', 'to'] as const).map((end) => (
            <Input
              key={end}
              className="number"
              aria-label={`${text(`calendar.${end}`)} ${at + 1}`}
              value={span[end]}
              maxLength={5}
              status={clock.test(span[end]) && span.from < span.to ? '' : 'error'}
              onChange={(event) => set(at, { [end]: event.target.value.trim() })}
            />
          ))}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={text('calendar.removeSpan', { number: at + 1 })}
            onClick={() => onChange(hours.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {hours.length < 6 && (
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...hours, { from: '18:00', to: '20:00' }])}>
          {text('calendar.addSpan')}
        </Button>
      )}
    </div>
  );
}
