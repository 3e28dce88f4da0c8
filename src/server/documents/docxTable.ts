import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Paper, Table as TableBlock } from '../../domain/document/vocabulary.ts';
import { paragraph } from './docxParagraph.ts';
import { face, size, textWidth } from './gongwen.ts';

const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/** A ruled table as wide as the text; its head is repeated on every page, and no row is broken between two. */
export function docxTable(table: TableBlock, paper: Paper): Table {
  const widths = columnWidths(table, textWidth(paper));
  const halfPoints = typeSize(table.columns.length);
  const cell = (text: string, options: { bold: boolean; alignment: keyof typeof alignments; columns?: number; rows?: number }) =>
    new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60, marginUnitType: WidthType.DXA },
      ...(options.columns ? { columnSpan: options.columns } : {}),
      ...(options.rows ? { rowSpan: options.rows } : {}),
      children: text.split('\n').map((line) =>
        paragraph({
          style: 'TableCell',
          alignment: alignments[options.alignment],
          // Exact, or the lines would snap to the pitch of the body.
          spacing: { line: halfPoints * 14, lineRule: LineRuleType.EXACT, before: 30, after: 30 },
          children: [new TextRun({ text: line, size: halfPoints, ...(options.bold ? { font: face.hei } : {}) })],
        }),
      ),
    });
  const head = table.head.map(
    (row) =>
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: row.map(({ text, columns, rows }) =>
          cell(text, { bold: true, alignment: 'center', ...(columns ? { columns } : {}), ...(rows ? { rows } : {}) }),
        ),
      }),
  );
  const body = table.rows.map(
    (row, index) =>
      new TableRow({
        cantSplit: true,
        children: row.map(({ text }, column) =>
          cell(text, { bold: index >= table.rows.length - table.totals, alignment: table.columns[column]?.align ?? 'left' }),
        ),
      }),
  );
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule },
    rows: [...head, ...body],
  });
}

/** Half points: a table of many columns is set smaller rather than broken letter by letter. */
function typeSize(columns: number): number {
  if (columns > 20) return 14;
  if (columns > 13) return 16;
  return columns > 9 ? 18 : size.table;
}

/** The columns' shares of the width, in twips; what rounding leaves goes to the last. */
export function columnWidths(table: Pick<TableBlock, 'columns'>, width: number): number[] {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = table.columns.map((column) => Math.floor((width * column.width) / total));
  const rest = width - widths.reduce((sum, each) => sum + each, 0);
  return widths.map((each, index) => (index === widths.length - 1 ? each + rest : each));
}
