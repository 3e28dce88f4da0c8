import type { Block, Cell, Document, FileFormat, Table } from '../../domain/document/vocabulary.ts';
import { type LedgerKind, ledgerTitles, orderColumns, unfinishedColumns, unitColumns } from '../../domain/ledger/vocabulary.ts';

export type LedgerContent = {
  readonly kind: LedgerKind;
  readonly asOf: string;
  readonly units: readonly { readonly cells: readonly Cell[] }[];
  readonly lines: readonly { readonly cells: readonly Cell[] }[];
  readonly basis: readonly string[];
};

/** The ledger as it goes on paper: A3 across, tables with the columns of domain.md §4.4 and §4.5, cut-off and definitions below. */
export function ledgerDocument({ kind, asOf, units, lines, basis }: LedgerContent, format: FileFormat): Document {
  const forPaper = (rows: LedgerContent['lines']) => (format === 'xlsx' ? rows : rows.map(broken));
  const day = Temporal.Instant.from(asOf).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const body: Block[] =
    kind === 'orders'
      ? [tableOf('orders', '督办台账', orderColumns, forPaper(lines), 0)]
      : [
          { kind: 'heading', level: 1, text: '按单位' },
          tableOf('units', '未办结统计', unitColumns, units, 1),
          { kind: 'heading', level: 1, text: '按诉件' },
          tableOf('lines', '未办结诉件', unfinishedColumns, lines, 0),
          { kind: 'paragraph', id: null, text: '制表:          审核:          签发:          ' },
        ];
  return {
    title: ledgerTitles[kind],
    subtitle: `(${day})`,
    masthead: null,
    recipient: null,
    body,
    basis: [...basis],
    signature: { office: '接诉中心', day },
    attachments: [],
    imprint: null,
    paper: 'wide',
  };
}

/** Numbers and days break after their first hyphen: in a column of a centimetre they would run into the next one. */
function broken({ cells }: { readonly cells: readonly Cell[] }): { readonly cells: readonly Cell[] } {
  const wrap = (text: string) =>
    text
      .replaceAll(/[A-Za-z0-9]+-(?=[0-9])[0-9-]{4,}/g, (token) => token.replace('-', '-\n'))
      .replaceAll(/\d{8,}/g, (digits) => `${digits.slice(0, 4)}\n${digits.slice(4)}`);
  return { cells: cells.map((cell) => ({ ...cell, text: wrap(cell.text) })) };
}

type Columns = readonly { readonly key: string; readonly title: string; readonly width: number }[];

function tableOf(
  id: string,
  title: string,
  columns: Columns,
  rows: readonly { readonly cells: readonly Cell[] }[],
  totals: number,
): Table {
  return {
    kind: 'table',
    id,
    title,
    columns: columns.map(({ width }, i) => ({ width, align: rows[0]?.cells[i]?.number === undefined ? 'left' : 'center' })),
    head: [columns.map((column) => ({ text: column.title }))],
    rows: rows.map(({ cells }) => cells),
    totals: rows.length === 0 ? 0 : totals,
    notes: [],
  };
}
