import { Link } from 'react-router';
import { useText } from '../useText.ts';
import { roughly, rounded, signOf } from './exact.ts';
import type { UnitMeasures } from './UnitRatesPage.tsx';
import type { Ask } from './useAsk.ts';

/** 失分剖析: each item with what it lost and to what; a click shows the cases. */
export function LostPoints({ data, ask }: { readonly data: UnitMeasures; readonly ask: Ask }) {
  const text = useText();
  const lost = data.lost.filter((item) => signOf(item.lost) > 0);
  return (
    <section className="panel-plain lost-points">
      <h2>{text('unitRates.lost')}</h2>
      <p className="muted">{text('unitRates.lostHint')}</p>
      {lost.length === 0 && data.penalties.length === 0 && <p>{text('unitRates.lostNone')}</p>}
      {lost.map((item) => (
        <div key={item.measure} className="lost-item">
          <h3>
            {text(`measure.${item.measure}`)}
            <span>{text('unitRates.lostPoints', { points: rounded(item.lost, 2), max: rounded(item.max, 0) })}</span>
          </h3>
          <ul>
            {item.reasons.map(({ reason, cases, points }) => (
              <li key={reason}>
                <Link to={ask.to('/rates/behind', { unit: data.unit, measure: item.measure, reason })}>
                  {text('unitRates.lostReason', { reason: text(`loss.${reason}`), cases, points: rounded(points, 2) })}
                </Link>
                <i aria-hidden style={{ width: `${(100 * roughly(points)) / roughly(item.lost)}%` }} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {data.bonuses.map(({ kind, points, deeds }) => (
        <p key={kind}>
          <Link to={`/rates/deeds?view=standing&unit=${data.unit}`}>{text(`deed.${kind}`)}</Link>{' '}
          {text('unitRates.bonus', { deeds, points: rounded(points, 2) })}
        </p>
      ))}
      {data.penalties.map(({ kind, points, cases }) => (
        <p key={kind}>
          {kind === 'overdue' || kind === 'refusedReturn' ? (
            text(`deed.${kind}`)
          ) : (
            <Link to={`/rates/deeds?view=standing&unit=${data.unit}`}>{text(`deed.${kind}`)}</Link>
          )}{' '}
          {cases} · {rounded(points, 2)}
        </p>
      ))}
    </section>
  );
}
