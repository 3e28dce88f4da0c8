import type { previewCatalogue } from '../../../../contract/catalogue.ts';
import type { Answer } from '../../../../contract/endpoint.ts';
import { useNames } from '../../parts/useNames.ts';
import { useText } from '../../useText.ts';

const mostShown = 12;

/** Which matters would go elsewhere, counted by the cases of ninety days and those that wait now. */
export function Consequences({ preview }: { readonly preview: Answer<typeof previewCatalogue> }) {
  const text = useText();
  const names = useNames();
  const { changes, recent, waiting } = preview;
  return (
    <section className="consequences" aria-label={text('catalogue.consequences')} aria-live="polite">
      <h3>{text('catalogue.consequences')}</h3>
      {changes.length === 0 ? (
        <p className="muted">{text('catalogue.noConsequences')}</p>
      ) : (
        <>
          <p>{text('catalogue.counted', { recent, waiting })}</p>
          <ul>
            {changes.slice(0, mostShown).map((change) => (
              <li key={`${change.category} ${change.place}`}>
                {names.category(change.category)} ·{' '}
                {change.place === null ? text('catalogue.everywhere') : names.place(change.place)}
                <small className="muted">
                  {' '}
                  {change.before === null ? text('catalogue.nobody') : names.unit(change.before)} →{' '}
                  <b>{change.after === null ? text('catalogue.nobody') : names.unit(change.after)}</b>
                  {change.recent > 0 && ` · ${text('catalogue.cases', { count: change.recent })}`}
                </small>
              </li>
            ))}
          </ul>
          {changes.length > mostShown && (
            <p className="muted">{text('catalogue.andMore', { count: changes.length - mostShown })}</p>
          )}
        </>
      )}
    </section>
  );
}
