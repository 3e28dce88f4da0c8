import { ArrowLeftOutlined, BarChartOutlined, FlagOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Answer } from '../../../contract/endpoint.ts';
import { type getUnitMeasures, listFlags } from '../../../contract/measures.ts';
import { flagsQuery, unitMeasuresQuery } from '../../api/deskMeasures.ts';
import { meQuery } from '../../api/deskSession.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';
import { AskBar } from './AskBar.tsx';
import { BasisLine } from './BasisLine.tsx';
import { percent, rounded, share } from './exact.ts';
import { LostPoints } from './LostPoints.tsx';
import { periodName } from './periodName.ts';
import { plain, RateCell } from './RateCell.tsx';
import { TrendLine } from './TrendLine.tsx';
import { type Ask, useAsk } from './useAsk.ts';

export type UnitMeasures = Answer<typeof getUnitMeasures>;

/** One unit, or the school: all measures, month by month, and where the points went. */
export function UnitRatesPage() {
  const text = useText();
  const names = useNames();
  const ask = useAsk();
  const { unit = 'all' } = useParams();
  const { data, error, isPending, refetch } = useQuery(unitMeasuresQuery(unit, ask.query));
  const title = unit === 'all' ? text('unitRates.school') : text('unitRates.title', { unit: names.unit(unit) });
  return (
    <>
      <header className="page-head">
        <h1>
          {unit !== 'all' && (
            <Link to={ask.to('/rates')} aria-label={text('rates.tab.ranking')} className="back">
              <ArrowLeftOutlined aria-hidden />
            </Link>
          )}
          {title}
        </h1>
        {data && <AskBar ask={ask} basis={data.basis} />}
      </header>
      {data && <BasisLine basis={data.basis} />}
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={!data}
        empty={<EmptyHint icon={<BarChartOutlined />} title={text('rates.empty')} hint={text('rates.emptyHint')} />}
      >
        {data && (
          <>
            <Summary data={data} ask={ask} />
            <Months data={data} ask={ask} />
            <div className="unit-rates-columns">
              <Measures data={data} ask={ask} />
              {unit !== 'all' && <LostPoints data={data} ask={ask} />}
            </div>
          </>
        )}
      </ListState>
    </>
  );
}

function Summary({ data, ask }: { readonly data: UnitMeasures; readonly ask: Ask }) {
  const text = useText();
  const format = useFormat();
  const names = useNames();
  const me = useQuery(meQuery).data?.me;
  const { line, total, basis } = data;
  const notRanked =
    line?.unranked === 'too-few' ? text('rates.tooFew') : line?.unranked ? text('rates.vetoed') : text('unitRates.notRanked');
  return (
    <>
      <dl className="rate-figures">
        <div>
          <dt>{text('rates.score')}</dt>
          <dd>
            <b>{total.score === null ? '–' : rounded(total.score, 2)}</b>
            {data.unit !== 'all' && (
              <small>{line?.rank ? text('unitRates.rankOf', { rank: line.rank, count: data.ranked }) : notRanked}</small>
            )}
          </dd>
        </div>
        {total.items.map((item) => (
          <div key={item.measure}>
            <dt>{text(`measure.${item.measure}`)}</dt>
            <dd>
              <RateCell
                rate={item}
                minimum={basis.scheme.minimum}
                to={ask.to('/rates/behind', { unit: data.unit, measure: item.measure })}
              />
              <small>
                {item.points === null ? '–' : rounded(item.points, 2)} / {plain(item.max)}
              </small>
            </dd>
          </div>
        ))}
        <div>
          <dt>{text('rates.received')}</dt>
          <dd>
            <b>{format.count(total.received)}</b>
            <small>
              {text('unitRates.excluded', {
                part: total.excluded.part,
                share: share(total.excluded.part, total.excluded.of) ?? '–',
              })}
            </small>
          </dd>
        </div>
        <div>
          <dt>{text('rates.valid')}</dt>
          <dd>
            <b>{format.count(total.valid)}</b>
          </dd>
        </div>
      </dl>
      {data.takenOver.length > 0 && basis.units === 'now' && (
        <p className="muted">
          {text('rates.merged', { units: names.units(data.takenOver) })} {text('unitRates.nowView')}
        </p>
      )}
      {data.unit !== 'all' && me && mayCall(listFlags.access, me) && <Signs unit={data.unit} ask={ask} />}
    </>
  );
}

/** Asked for by itself: it reads cases where the page reads sums, and the page does not wait for it. */
function Signs({ unit, ask }: { readonly unit: string; readonly ask: Ask }) {
  const text = useText();
  const { data } = useQuery(flagsQuery({ ...ask.query, unit }));
  const counts = data?.units.find((each) => each.unit === unit)?.counts ?? [];
  if (counts.length === 0) return null;
  return (
    <p className="unit-flags">
      <FlagOutlined aria-hidden /> {text('unitRates.flags')}
      {counts.map(({ kind, flags }) => (
        <span key={kind}>{text('unitRates.flagCount', { flag: text(`flag.${kind}`), count: flags })}</span>
      ))}
    </p>
  );
}

function Months({ data, ask }: { readonly data: UnitMeasures; readonly ask: Ask }) {
  const text = useText();
  const format = useFormat();
  const first = data.months[0];
  if (!first) return null;
  // Of two days the second names the month, as 19 February to 18 March is March.
  const label = ({ kind, key }: (typeof data.months)[number]) =>
    String(Number(kind === 'span' ? key.slice(16, 18) : key.slice(5)));
  return (
    <section className="panel-plain">
      <h2>{text('unitRates.months')}</h2>
      <p className="muted">{text('unitRates.monthsHint')}</p>
      <div className="months-grid">
        <table className="rates months">
          <thead>
            <tr>
              <th scope="col">{text('unitRates.month')}</th>
              <th scope="col" className="right">
                {text('rates.score')}
              </th>
              {first.items.map(({ measure }) => (
                <th key={measure} scope="col" className="right">
                  {text(`measure.${measure}`)}
                </th>
              ))}
              <th scope="col" className="right">
                {text('rates.received')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.months.map(({ kind, key, score, received, items }) => (
              <tr key={key}>
                <th scope="row">{periodName(kind, key, text)}</th>
                <td className="right">{score === null ? '–' : rounded(score, 2)}</td>
                {items.map((item) => (
                  <td key={item.measure} className="right">
                    <RateCell
                      rate={item}
                      minimum={data.basis.scheme.minimum}
                      to={ask.to('/rates/behind', { unit: data.unit, measure: item.measure, period: kind, key })}
                    />
                  </td>
                ))}
                <td className="right">{format.count(received)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <TrendLine
          label={text('unitRates.chart')}
          points={data.months.map((month) => ({ key: month.key, label: label(month), value: month.score }))}
        />
      </div>
    </section>
  );
}

function Measures({ data, ask }: { readonly data: UnitMeasures; readonly ask: Ask }) {
  const text = useText();
  return (
    <section className="panel-plain">
      <h2>{text('unitRates.all')}</h2>
      <table className="plain-table measures">
        <thead>
          <tr>
            <th scope="col">{text('unitRates.measure')}</th>
            <th scope="col" className="right">
              {text('unitRates.value')}
            </th>
            <th scope="col" className="right">
              {text('unitRates.fraction')}
            </th>
            <th scope="col" className="right">
              {text('unitRates.interval')}
            </th>
            <th scope="col" className="right">
              {text('unitRates.left')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.measures.map((rate) => {
            const value = share(rate.part, rate.of);
            return (
              <tr key={rate.measure}>
                <th scope="row">
                  {text(`measure.${rate.measure}`)}
                  <small>{text(`measureHelp.${rate.measure}`)}</small>
                </th>
                <td className="right">
                  {value === null ? (
                    '–'
                  ) : (
                    <Link to={ask.to('/rates/behind', { unit: data.unit, measure: rate.measure })}>{value}</Link>
                  )}
                </td>
                <td className="right number">
                  {plain(rate.part)} / {rate.of}
                </td>
                <td className="right number muted">
                  {rate.low === null || rate.high === null ? '–' : `${percent(rate.low)}–${percent(rate.high)}`}
                </td>
                <td className="right number">{rate.excluded}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
