import { Button, InputNumber, Popover, Select } from 'antd';
import { useId } from 'react';
import { limitWords } from '../parts/limitWords.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useText } from '../useText.ts';
import type { LimitsData } from './LimitsPage.tsx';

type Limit = LimitsData['supply'];
const units = ['naturalMinutes', 'workMinutes', 'workdays', 'naturalDays'] as const;

type LimitCellProps = {
  readonly label: string;
  readonly limit: Limit;
  /** As stored: a cell that differs is marked until it is saved. */
  readonly before: Limit;
  readonly onChange: (limit: Limit) => void;
};

/** Reads as words, is edited in a small form beside it. */
export function LimitCell({ label, limit, before, onChange }: LimitCellProps) {
  const text = useText();
  const format = useFormat();
  const id = useId();
  const changed = JSON.stringify(limit) !== JSON.stringify(before);
  const capHours = limit.capNaturalMinutes === undefined ? null : limit.capNaturalMinutes / 60;
  return (
    <Popover
      trigger="click"
      title={label}
      content={
        <div className="limit-form">
          <label htmlFor={`${id}-amount`}>
            <span>{text('limits.amount')}</span>
            <InputNumber
              id={`${id}-amount`}
              min={0}
              max={100_000}
              precision={0}
              value={limit.amount}
              onChange={(amount) => amount !== null && onChange({ ...limit, amount })}
            />
          </label>
          <label htmlFor={`${id}-unit`}>
            <span>{text('limits.unit')}</span>
            <Select
              id={`${id}-unit`}
              value={limit.unit}
              options={units.map((unit) => ({ value: unit, label: text(`limitUnit.${unit}`) }))}
              onChange={(unit) => onChange({ ...limit, unit })}
            />
          </label>
          <label htmlFor={`${id}-cap`}>
            <span>{text('limits.cap')}</span>
            <InputNumber
              id={`${id}-cap`}
              min={1}
              placeholder={text('limits.noCap')}
              value={capHours}
              onChange={(hours) => {
                const { capNaturalMinutes: _, ...rest } = limit;
                onChange(hours === null ? rest : { ...rest, capNaturalMinutes: Math.round(hours * 60) });
              }}
            />
          </label>
        </div>
      }
    >
      <Button type="text" className={changed ? 'limit-cell changed' : 'limit-cell'}>
        <span className="visually-hidden">{label}: </span>
        {limitWords(limit, text, format)}
        {changed && <small>{text('item.changed')}</small>}
      </Button>
    </Popover>
  );
}
