import { Tag } from 'antd';
import { useText } from '../../useText.ts';

type Change = {
  readonly id: string;
  readonly name: string;
  readonly what: 'added' | 'changed' | 'closed';
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
  readonly openCases?: number;
};

type ChangeTableProps = {
  readonly lines: number;
  readonly changes: readonly Change[];
  readonly fieldName: (field: string) => string;
  /** A value as people call it. */
  readonly shown?: (field: string, value: string) => string;
};

const colours = { added: 'success', changed: 'processing', closed: 'warning' } as const;
const mostShown = 200;

/** What a file would change: each item, each field, and the open cases that stand in it. */
export function ChangeTable({ lines, changes, fieldName, shown = (_, value) => value }: ChangeTableProps) {
  const text = useText();
  const count = (what: Change['what']) => changes.filter((change) => change.what === what).length;
  const concerned = changes.filter(({ openCases = 0 }) => openCases > 0);
  const cases = concerned.reduce((sum, { openCases = 0 }) => sum + openCases, 0);
  if (changes.length === 0) return <p role="status">{text('files.nothing', { lines })}</p>;
  const value = (field: string, given: string) => (given === '' ? <i>{text('files.empty')}</i> : shown(field, given));
  return (
    <section aria-live="polite">
      <p>
        {text('files.read', { lines, added: count('added'), changed: count('changed'), closed: count('closed') })}
        {cases > 0 && <b> {text('files.open', { items: concerned.length, cases })}</b>}
      </p>
      <table className="plain-table change-table">
        <thead>
          <tr>
            <th scope="col">{text('files.what')}</th>
            <th scope="col">{text('files.item')}</th>
            <th scope="col">{text('files.fields')}</th>
            {cases > 0 && (
              <th scope="col" className="right">
                {text('files.openCases')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, mostShown).map(({ id, name, what, fields, openCases = 0 }) => (
            <tr key={id}>
              <td>
                <Tag color={colours[what]}>{text(`files.what.${what}`)}</Tag>
              </td>
              <th scope="row">
                {name} <small className="muted number">{id}</small>
              </th>
              <td>
                <dl className="field-changes">
                  {fields
                    .filter(({ after }) => what !== 'added' || after !== '')
                    .map(({ field, before, after }) => (
                      <div key={field}>
                        <dt>{fieldName(field)}</dt>
                        <dd>
                          {what !== 'added' && (
                            <>
                              <del>{value(field, before)}</del>{' '}
                            </>
                          )}
                          <ins>{value(field, after)}</ins>
                        </dd>
                      </div>
                    ))}
                </dl>
              </td>
              {cases > 0 && <td className="right number">{openCases > 0 ? openCases : ''}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > mostShown && <p className="muted">{text('catalogue.andMore', { count: changes.length - mostShown })}</p>}
    </section>
  );
}
