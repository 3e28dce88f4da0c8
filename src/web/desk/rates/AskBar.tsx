import { ControlOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, DatePicker, Popover, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { z } from 'zod';
import type { Basis as BasisSchema } from '../../../contract/measures.ts';
import { bases, type NamedPeriodKind, type PeriodKind, periodKinds, scopes } from '../../../domain/measures/vocabulary.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { useText } from '../useText.ts';
import { shiftDay } from './days.ts';
import { periodName } from './periodName.ts';
import type { Ask } from './useAsk.ts';

export type Basis = z.output<typeof BasisSchema>;

/** The choosers of a question: the period in sight, the rest one click away. What is not chosen is the assessment's own. */
export function AskBar({ ask, basis }: { readonly ask: Ask; readonly basis: Basis }) {
  const text = useText();
  const { period } = basis;
  const go = (key: string | null) => key !== null && ask.change({ period: period.kind, key });
  return (
    <div className="ask-bar">
      <Select<PeriodKind>
        aria-label={text('rates.periodKind')}
        value={period.kind}
        options={periodKinds
          .filter((kind) => kind !== 'own' || basis.choices.ownPeriod)
          .map((kind) => ({ value: kind, label: text(`periodKind.${kind}`) }))}
        onChange={(kind) => ask.change(kind === 'span' ? spanOf(basis) : { period: kind, key: undefined })}
        popupMatchSelectWidth={false}
        className="ask-kind"
      />
      <span className="ask-key">
        <Button
          icon={<LeftOutlined />}
          aria-label={text('rates.earlier')}
          disabled={period.before === null}
          onClick={() => go(period.before)}
        />
        <PeriodPicker ask={ask} basis={basis} />
        <Button
          icon={<RightOutlined />}
          aria-label={text('rates.later')}
          disabled={period.after === null}
          onClick={() => go(period.after)}
        />
      </span>
      <Settings ask={ask} basis={basis} />
    </div>
  );
}

const pickers = { month: 'month', month19: 'month', quarter: 'quarter', year: 'year', year19: 'year', week: 'week' } as const;

function PeriodPicker({ ask, basis }: { readonly ask: Ask; readonly basis: Basis }) {
  const text = useText();
  const { kind, key, from, to } = basis.period;
  const label = text('rates.periodKey');
  if (kind === 'term') {
    return (
      <Select
        aria-label={label}
        value={key}
        options={basis.choices.terms.map((term) => ({ value: term, label: term }))}
        onChange={(term) => ask.change({ period: kind, key: term })}
        popupMatchSelectWidth={false}
      />
    );
  }
  if (kind === 'span') {
    const [first = '', end = ''] = key.split('_');
    return (
      <DatePicker.RangePicker
        allowClear={false}
        aria-label={label}
        value={[dayjs(first), dayjs(shiftDay(end, -1))]}
        onChange={(_, [start, last]) => start && last && ask.change({ period: kind, key: `${start}_${shiftDay(last, 1)}` })}
      />
    );
  }
  const like = kind === 'own' ? likeOf(key) : kind;
  if (like === 'half' || like === 'term') return <span className="ask-name">{periodName(kind, key, text)}</span>;
  const picker = like in pickers ? pickers[like as keyof typeof pickers] : 'date';
  // Half-way, where a period that begins in the month before has reached the one that it is named by.
  const middle = dayjs(new Date((Date.parse(from) + Date.parse(to)) / 2));
  return (
    <DatePicker
      allowClear={false}
      inputReadOnly
      aria-label={label}
      picker={picker}
      value={picker === 'date' ? dayjs(key) : middle}
      format={() => periodName(kind, key, text)}
      onChange={(day) => day && ask.change({ period: kind, key: keyOn(like, day) })}
    />
  );
}

/** The named kind whose keys look the same: what can be picked for a period of the school's own making. */
function likeOf(key: string): NamedPeriodKind {
  if (/^\d{4}$/.test(key)) return 'year';
  if (/^\d{4}-\d{2}$/.test(key)) return 'month';
  if (/^\d{4}-Q\d$/.test(key)) return 'quarter';
  return /^\d{4}-H\d$/.test(key) ? 'half' : 'day';
}

function keyOn(kind: NamedPeriodKind, day: dayjs.Dayjs): string {
  switch (kind) {
    case 'month':
    case 'month19':
      return day.format('YYYY-MM');
    case 'year':
    case 'year19':
      return day.format('YYYY');
    case 'quarter':
      return `${day.year()}-Q${Math.floor(day.month() / 3) + 1}`;
    case 'week': {
      // ISO 8601: the week belongs to the year that holds its Thursday.
      const thursday = day.add(3 - ((day.day() + 6) % 7), 'day');
      const number = Math.floor(thursday.diff(thursday.startOf('year'), 'day') / 7) + 1;
      return `${thursday.year()}-W${String(number).padStart(2, '0')}`;
    }
    case 'day':
    case 'noon':
    case 'five':
    case 'half':
    case 'term':
    case 'span':
      return day.format('YYYY-MM-DD');
  }
}

function spanOf({ period }: Basis) {
  const day = (at: string) =>
    dayjs(Date.parse(at) + 8 * 3_600_000)
      .toISOString()
      .slice(0, 10);
  return { period: 'span' as const, key: `${day(period.from)}_${day(period.to)}` };
}

/** Assessment, basis, scope, scheme and view of the units, each with the assessment's own as the first choice. */
function Settings({ ask, basis }: { readonly ask: Ask; readonly basis: Basis }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const english = currentLanguage() === 'en';
  const named = (each: { readonly id: string; readonly name: string; readonly nameEn: string }) => ({
    value: each.id,
    label: english ? each.nameEn : each.name,
  });
  const fields = (
    <dl className="ask-settings">
      <Setting
        name="assessment"
        value={basis.assessment.id}
        options={basis.choices.assessments.map(named)}
        onChange={(assessment) =>
          ask.change({ assessment, period: undefined, key: undefined, basis: undefined, scope: undefined, scheme: undefined })
        }
      />
      <Setting
        name="scheme"
        value={basis.scheme.id}
        options={basis.choices.schemes.map(named)}
        onChange={(scheme) => ask.change({ scheme })}
      />
      <Setting
        name="scope"
        value={basis.scope}
        options={scopes.map((scope) => ({ value: scope, label: text(`scope.${scope}`) }))}
        onChange={(scope) => ask.change({ scope })}
      />
      <Setting
        name="basis"
        value={basis.basis}
        options={bases.map((each) => ({ value: each, label: text(`basis.${each}`) }))}
        onChange={(each) => ask.change({ basis: each })}
      />
      <Setting
        name="unitsView"
        value={basis.units}
        options={(['then', 'now'] as const).map((view) => ({ value: view, label: text(`unitsView.${view}`) }))}
        onChange={(view) => ask.change({ units: view === 'now' ? 'now' : undefined })}
      />
    </dl>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={fields} open={open} onOpenChange={setOpen}>
      <Button icon={<ControlOutlined />}>{text('rates.settings')}</Button>
    </Popover>
  );
}

type SettingProps<T extends string> = {
  readonly name: 'assessment' | 'scheme' | 'scope' | 'basis' | 'unitsView';
  readonly value: T;
  readonly options: { value: T; label: string }[];
  readonly onChange: (value: T) => void;
};

function Setting<T extends string>({ name, ...select }: SettingProps<T>) {
  const text = useText();
  return (
    <div>
      <dt>{text(`rates.${name}`)}</dt>
      <dd>
        <Select<T> aria-label={text(`rates.${name}`)} {...select} popupMatchSelectWidth={false} />
      </dd>
    </div>
  );
}
