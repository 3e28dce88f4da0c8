import type { Answer } from '../../../contract/endpoint.ts';
import type { getAlert } from '../../../contract/foresight.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useText } from '../useText.ts';
import { methodRows } from './methodRows.ts';

/** The second screen: model, formula, data and the reference result, for whoever wants to check. */
export function AlertMethod({ alert }: { readonly alert: Answer<typeof getAlert> }) {
  const text = useText();
  const format = useFormat();
  return (
    <details className="alert-box alert-method">
      <summary>{text('alert.method')}</summary>
      <dl>
        {methodRows(alert, text).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{text('method.run')}</dt>
          <dd>
            {text('method.runLine', {
              day: format.fullDay(alert.run.day),
              model: alert.run.model,
              cases: format.count(alert.run.cases),
              seconds: Math.round(alert.run.seconds * 10) / 10,
            })}
          </dd>
        </div>
        {alert.run.cube !== '' && (
          <div>
            <dt>{text('method.cube')}</dt>
            <dd>
              <code>{alert.run.cube}</code>
            </dd>
          </div>
        )}
      </dl>
    </details>
  );
}
