import { BarChartOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ratesQuery } from '../../api/deskRates.ts';
import { dayAt } from '../../ui/format.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { type Period, periodIn, periodOf, presetOf, presets, shiftDay } from './periods.ts';
import { RatesTable } from './RatesTable.tsx';
import type { Measure } from './ratesRows.ts';

/** 三率: every unit in its group, for a period that stands in the address. */
export function RatesPage() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const today = dayAt(now);
  const [search, setSearch] = useSearchParams();
  const [sort, setSort] = useState<{ measure: Measure; ascending: boolean }>({ measure: 'satisfied', ascending: false });
  const period = periodIn(search) ?? periodOf('thisMonth', today);
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(ratesQuery(period.from, period.to));
  const choose = (chosen: Period): void => setSearch({ ...chosen }, { replace: true });

  return (
    <main className="page page-rates">
      <header className="page-head">
        <h1>{text('rail.rates')}</h1>
        <div className="period">
          <Segmented
            aria-label={text('rates.period')}
            value={presetOf(period, today) ?? 'custom'}
            options={[
              ...presets.map((preset) => ({ value: preset as string, label: text(`period.${preset}`) })),
              ...(presetOf(period, today) === null ? [{ value: 'custom', label: text('period.custom') }] : []),
            ]}
            onChange={(value) => {
              const preset = presets.find((each) => each === value);
              if (preset) choose(periodOf(preset, today));
            }}
          />
          <DatePicker.RangePicker
            allowClear={false}
            aria-label={text('period.custom')}
            value={[dayjs(period.from), dayjs(shiftDay(period.to, -1))]}
            onChange={(_, days) => {
              const [first, last] = days ?? [];
              if (first && last) choose({ from: first, to: shiftDay(last, 1) });
            }}
          />
        </div>
      </header>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data || data.units.length === 0}
        empty={<EmptyHint icon={<BarChartOutlined />} title={text('rates.empty')} hint={text('rates.emptyHint')} />}
      >
        {data && (
          <>
            <p className="muted">
              {text('rates.about', {
                from: format.fullDay(data.from),
                to: format.fullDay(shiftDay(data.to, -1)),
                asOf: format.moment(data.asOf, now),
                minimum: data.minimum,
              })}
            </p>
            <div className={isPlaceholderData ? 'rates-frame refreshing' : 'rates-frame'} aria-busy={isPlaceholderData}>
              <RatesTable units={data.units} total={data.total} minimum={data.minimum} sort={sort} onSort={setSort} />
            </div>
          </>
        )}
      </ListState>
    </main>
  );
}
