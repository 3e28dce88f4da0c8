import { numberOf, percent } from '../format.ts';
import { Panel } from '../Panel.tsx';
import { text } from '../text.ts';
import { useWall } from '../WallContext.ts';
import { axisFrom, verdictOf } from './rateVerdict.ts';

/** The three rates with n, target and what the sample can tell. The band is the 95 % interval, the notch the target. */
export function Rates({ large = false }: { readonly large?: boolean }) {
  const { board } = useWall();
  const note = text('note.month', { period: board.period.key });
  return (
    <Panel name="rates" note={note} large={large}>
      <ul className="rates">
        {board.rates.map((rate) => (
          <Rate key={rate.measure} rate={rate} from={axisFrom(board.rates)} />
        ))}
      </ul>
    </Panel>
  );
}

type RateOf = ReturnType<typeof useWall>['board']['rates'][number];
const known = ['responded', 'resolved', 'satisfied'] as const;

function Rate({ rate, from }: { readonly rate: RateOf; readonly from: number }) {
  const { formats } = useWall();
  const name = known.find((each) => each === rate.measure);
  const [low, high] = [rate.low === null ? null : numberOf(rate.low), rate.high === null ? null : numberOf(rate.high)];
  const value = rate.of === 0 ? null : numberOf(rate.part) / rate.of;
  const target = rate.target === null ? null : numberOf(rate.target);
  const at = (share: number) => `${((Math.max(share, from) - from) / (1 - from)) * 100}%`;
  const verdict = verdictOf(rate);
  return (
    <li className="rate">
      <div className="rate-head">
        <h3>{name ? text(`rate.${name}`) : rate.measure}</h3>
        <span className={`verdict ${verdict}`}>{verdict !== 'untold' && text(`rate.${verdict}`)}</span>
      </div>
      <div className="rate-value">
        <b>{value === null ? '—' : percent(value)}</b>
        <span>{text('rate.n', { n: formats.whole(rate.of) })}</span>
      </div>
      <div className="rate-bar" aria-hidden="true">
        {low !== null && high !== null && <i className="interval" style={{ left: at(low), right: `calc(100% - ${at(high)})` }} />}
        {value !== null && <i className="point" style={{ left: at(value) }} />}
        {target !== null && <i className="target" style={{ left: at(target) }} />}
      </div>
      <p className="muted rate-foot">
        {low !== null && high !== null && <span>{text('rate.interval', { low: percent(low, 0), high: percent(high, 0) })}</span>}
        {target !== null && <span>{text('rate.target', { target: percent(target, 1) })}</span>}
      </p>
    </li>
  );
}
