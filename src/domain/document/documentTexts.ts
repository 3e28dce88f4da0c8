import type { Block, Document } from './vocabulary.ts';

/** Every text of a document that a renderer sets in type; for asking whether the fonts have all its characters. */
export function documentTexts(document: Document): string[] {
  const { masthead, signature, imprint } = document;
  return [
    document.title,
    document.subtitle,
    document.recipient,
    ...(masthead ? [masthead.name, masthead.number, masthead.office, masthead.signer, ...masthead.marks] : []),
    ...document.basis,
    ...document.body.flatMap(blockTexts),
    ...document.attachments.flatMap((attachment) => [attachment.title, ...attachment.body.flatMap(blockTexts)]),
    signature?.office ?? null,
    ...(imprint ? [imprint.office, imprint.copyTo] : []),
  ].filter((text) => text !== null);
}

/** Texts inside of charts are drawn by the chart's own font and are not among these. */
function blockTexts(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [block.lead ?? '', block.text];
    case 'table':
      return [
        block.title,
        ...block.notes,
        ...block.head.flat().map((cell) => cell.text),
        ...block.rows.flat().map((cell) => cell.text),
      ];
    case 'figure':
      return [block.title, ...block.notes];
  }
}
