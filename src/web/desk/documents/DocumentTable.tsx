import type { Table } from '../../../domain/document/vocabulary.ts';

/** A table of a document; wider than the page it scrolls by itself. */
export function DocumentTable({ table, number }: { readonly table: Table; readonly number: string }) {
  return (
    <div className="document-table-frame">
      <table className="document-table" aria-label={table.title}>
        {!table.untitled && (
          <caption>
            {number}　{table.title}
          </caption>
        )}
        <thead>
          {table.head.map((row) => (
            <tr key={row.map((cell) => cell.text).join('|')}>
              {row.map((cell) => (
                <th
                  key={cell.text}
                  scope={cell.columns && cell.columns > 1 ? 'colgroup' : 'col'}
                  colSpan={cell.columns}
                  rowSpan={cell.rows}
                >
                  {cell.text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.rows.map((row, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a printed table's rows do not move
            <tr key={r} className={r >= table.rows.length - table.totals ? 'total' : undefined}>
              {row.map((cell, c) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells
                <td key={c} className={table.columns[c]?.align}>
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.notes.map((note, index) => (
        <p key={note} className="document-note">
          {index === 0 ? '注：' : '　　'}
          {note}
        </p>
      ))}
    </div>
  );
}
