import { LineChartOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../../../contract/endpoint.ts';
import type { getOutlook } from '../../../contract/foresightPages.ts';
import { outlookQuery } from '../../api/deskForesight.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { roughly } from './alertStory.ts';

type Outlook = Answer<typeof getOutlook>['outlooks'][number];
const chart = { width: 900, height: 180 };

/** 量预测: four weeks ahead, for staffing and stock. */
export function OutlookPage() {
  const text = useText();
  const names = useNames();
  const { data, error, isPending, refetch } = useQuery(outlookQuery);
  const outlooks = data?.outlooks ?? [];
  const school = outlooks.find(({ klass, category }) => klass === null && category === null);
  return (
    <>
      <h1>{text('foresight.outlook')}</h1>
      <p className="muted">{text('outlook.lead')}</p>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!school}
        empty={<EmptyHint icon={<LineChartOutlined />} title={text('outlook.none')} hint={text('outlook.noneHint')} />}
      >
        {school && (
          <>
            <section className="alert-box">
              <h2>{text('outlook.school')}</h2>
              <p>
                {text('outlook.total', {
                  mean: Math.round(school.total.mean),
                  low: school.total.low,
                  high: school.total.high,
                  recent: school.recent,
                })}
              </p>
              <DayBars outlook={school} />
            </section>
            <h2 className="foresight-second">{text('outlook.byClass')}</h2>
            <OutlookTable
              rows={outlooks.filter(({ klass, step }) => klass !== null && step === 1)}
              nameOf={(row) => names.classOf(row.klass ?? '')}
            />
            <h2 className="foresight-second">{text('outlook.byCategory')}</h2>
            <OutlookTable rows={outlooks.filter(({ step }) => step === 7)} nameOf={(row) => names.category(row.category ?? '')} />
          </>
        )}
      </ListState>
    </>
  );
}

function DayBars({ outlook }: { readonly outlook: Outlook }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const most = Math.max(1, ...outlook.periods.map(({ high }) => high));
  const slot = chart.width / outlook.periods.length;
  const y = (value: number) => chart.height - 22 - (value / most) * (chart.height - 34);
  const days = outlook.periods.map((period, i) => ({
    ...period,
    day: new Date(Date.parse(outlook.from) + i * 86_400_000).toISOString().slice(0, 10),
  }));
  return (
    <figure className="band-chart">
      <svg viewBox={`0 0 ${chart.width} ${chart.height}`} role="img" aria-label={text('outlook.chart')}>
        <text className="band-label" x={2} y={y(most) - 2}>
          {text('outlook.most', { cases: most })}
        </text>
        {days.map(({ day, mean, low, high }, i) => (
          <g key={day}>
            <title>{text('outlook.dayRow', { day: format.fullDay(day), mean: Math.round(mean), low, high })}</title>
            <rect
              className="outlook-range"
              x={i * slot + slot * 0.2}
              width={slot * 0.6}
              y={y(high)}
              height={Math.max(1, y(low) - y(high))}
            />
            <line className="outlook-mean" x1={i * slot + slot * 0.15} x2={i * slot + slot * 0.85} y1={y(mean)} y2={y(mean)} />
            {i % 7 === 0 && (
              <text className="band-label" x={i * slot + 2} y={chart.height - 6}>
                {format.day(day, now)}
              </text>
            )}
          </g>
        ))}
      </svg>
    </figure>
  );
}

function OutlookTable({ rows, nameOf }: { readonly rows: readonly Outlook[]; readonly nameOf: (row: Outlook) => string }) {
  const text = useText();
  return (
    <table className="plain-table foresight-table">
      <thead>
        <tr>
          <th scope="col">{text('seasons.what')}</th>
          <th scope="col" className="right">
            {text('outlook.recent')}
          </th>
          <th scope="col" className="right">
            {text('outlook.mean')}
          </th>
          <th scope="col" className="right">
            {text('outlook.range')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows
          .toSorted((a, b) => b.total.mean - a.total.mean)
          .map((row) => (
            <tr key={`${row.klass}${row.category}`}>
              <th scope="row">{nameOf(row)}</th>
              <td className="right number">{row.recent}</td>
              <td className="right number">{roughly(row.total.mean)}</td>
              <td className="right number">
                {row.total.low}–{row.total.high}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
