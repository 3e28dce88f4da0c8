import { Panel } from '../Panel.tsx';
import { text } from '../text.ts';
import { useWall } from '../WallContext.ts';

const mostLines = 4;

/** The supervision board by unit: cards, and orders that are open. */
export function Supervision({ large = false }: { readonly large?: boolean }) {
  const { board, names, formats } = useWall();
  const { orders, ordersOverdue, units } = board.supervision;
  return (
    <Panel
      name="supervision"
      large={large}
      note={
        <>
          {text('supervision.orders', { count: orders })}
          {ordersOverdue > 0 && <span className="late"> · {text('supervision.ordersOverdue', { count: ordersOverdue })}</span>}
        </>
      }
    >
      {units.length === 0 ? (
        <p className="muted">{text('supervision.none')}</p>
      ) : (
        <table className="board">
          <thead>
            <tr className="muted">
              <th scope="col">{text('supervision.unit')}</th>
              <th scope="col">{text('supervision.red')}</th>
              <th scope="col">{text('supervision.yellow')}</th>
              <th scope="col">{text('supervision.order')}</th>
            </tr>
          </thead>
          <tbody>
            {units.slice(0, large ? units.length : mostLines).map(({ unit, red, yellow, orders: own }) => (
              <tr key={unit}>
                <th scope="row">{names.unit(unit)}</th>
                <td className={red > 0 ? 'late' : 'muted'}>{formats.whole(red)}</td>
                <td className={yellow > 0 ? 'soon' : 'muted'}>{formats.whole(yellow)}</td>
                <td className={own > 0 ? '' : 'muted'}>{formats.whole(own)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
