import { TableOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import type { Answer } from '../../../contract/endpoint.ts';
import type { getLedger } from '../../../contract/ledgers.ts';
import { type LedgerKind, orderColumns, unfinishedColumns, unitColumns } from '../../../domain/ledger/vocabulary.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { useText } from '../useText.ts';

type Rows = Answer<typeof getLedger>['lines'];
type Columns = readonly { readonly key: string; readonly title: string; readonly width: number }[];

export function LedgerEmpty() {
  const text = useText();
  return <EmptyHint icon={<TableOutlined />} title={text('ledger.empty')} hint={text('ledger.emptyHint')} />;
}

/** The tables of a ledger; the words in them are Chinese, for it is an official document. */
export function LedgerTables({ kind, units, lines }: { readonly kind: LedgerKind; readonly units: Rows; readonly lines: Rows }) {
  const text = useText();
  return (
    <>
      {currentLanguage() === 'en' && <p className="muted">{text('ledger.chinese')}</p>}
      {units.length > 0 && (
        <>
          <h2 className="sv-part">{text('ledger.byUnit')}</h2>
          <LedgerTable area="units" columns={unitColumns} rows={units} total />
          <h2 className="sv-part">{text('ledger.byCase')}</h2>
        </>
      )}
      <LedgerTable
        area={kind}
        columns={kind === 'orders' ? orderColumns : unfinishedColumns}
        rows={lines}
        linkTo={kind === 'orders' ? '/orders/' : '/cases/'}
      />
    </>
  );
}

function LedgerTable({
  area,
  columns,
  rows,
  total = false,
  linkTo,
}: {
  readonly area: 'orders' | 'units' | 'unfinished';
  readonly columns: Columns;
  readonly rows: Rows;
  readonly total?: boolean;
  readonly linkTo?: string;
}) {
  const text = useText();
  const english = currentLanguage() === 'en';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must be reachable by keyboard (WCAG 2.1.1)
    <section className="sv-ledger" tabIndex={0} aria-label={text(`ledger.area.${area}`)}>
      <table className={`plain-table ledger-${area}`}>
        <thead>
          <tr>
            {columns.map(({ key, title, width }, i) => (
              <th
                key={key}
                scope="col"
                className={rows[0]?.cells[i]?.number === undefined ? undefined : 'right'}
                style={{ minWidth: `${area === 'units' ? width : Math.max(3, width * 1.7)}em` }}
              >
                {english ? text(`ledger.${area}.${key}` as 'ledger.orders.number') : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.id ?? at} className={total && at === rows.length - 1 ? 'sv-total' : undefined}>
              {row.cells.map((cell, i) => {
                const { key } = columns[i]!;
                const words =
                  key === 'number' && row.id !== null && linkTo ? <Link to={linkTo + row.id}>{cell.text}</Link> : cell.text;
                return (
                  <td
                    key={key}
                    className={cell.number === undefined ? toneOf(key, cell.text) : `right ${toneOf(key, cell.text)}`}
                  >
                    {words}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Colour beside the word, never instead of it. */
function toneOf(key: string, words: string): string {
  if (key === 'card') return words === '红' ? 'sv-red' : words === '黄' ? 'sv-yellow' : '';
  if (key === 'left') return words.startsWith('超期') ? 'sv-red' : '';
  if (key === 'lateMore' || key === 'late7' || key === 'late3' || key === 'overdueDays')
    return words === '0' ? 'muted' : 'sv-red';
  return '';
}
