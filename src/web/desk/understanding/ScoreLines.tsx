import type { Training } from '../../../contract/understanding.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useText } from '../useText.ts';

/** Rules and model month by month, each knowing only what had been closed before: a bar for each, with its numbers. */
export function ScoreLines({ months }: { readonly months: Training['months'] }) {
  const text = useText();
  const format = useFormat();
  return (
    <div className="table-frame">
      <table className="plain-table score-lines">
        <caption>{text('understanding.months')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('understanding.month')}</th>
            <th scope="col" className="right">
              {text('understanding.cases')}
            </th>
            <th scope="col">{text('understanding.byRules')}</th>
            <th scope="col">{text('understanding.byModel')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, rules, model }) => (
            <tr key={month}>
              <th scope="row" className="number">
                {month}
              </th>
              <td className="right">{format.count(rules.messages)}</td>
              <td>
                <Bar share={rules.accuracy} shown={format.share(rules.accuracy, 1)} />
              </td>
              <td>{model ? <Bar share={model.accuracy} shown={format.share(model.accuracy, 1)} strong /> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Bar(props: { readonly share: number; readonly shown: string | null; readonly strong?: boolean }) {
  return (
    <span className="score-bar">
      <i className={props.strong ? 'strong' : ''} style={{ width: `${100 * props.share}%` }} aria-hidden />
      <b>{props.shown}</b>
    </span>
  );
}
