import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { documentTexts } from '../../domain/document/documentTexts.ts';
import { chineseDay, numbered } from '../../domain/document/numbering.ts';
import type { Block, Document, Figure } from '../../domain/document/vocabulary.ts';
import type { Drawing } from './chartSvg.ts';
import { coverageOf, withoutMissing } from './glyphs.ts';

const resolve = createRequire(import.meta.url).resolve;
const serif = (weight: string) => resolve(`@expo-google-fonts/noto-serif-sc/${weight}`);
const sansFolder = path.join(path.dirname(resolve('@embedpdf/fonts-sc')), '../fonts');

/** The sans of the charts, in the weight that draws them. */
export const sansFile = path.join(sansFolder, 'NotoSansHans-Regular.otf');
const fontFiles = [
  serif('400Regular/NotoSerifSC_400Regular.ttf'),
  serif('600SemiBold/NotoSerifSC_600SemiBold.ttf'),
  serif('700Bold/NotoSerifSC_700Bold.ttf'),
  serif('900Black/NotoSerifSC_900Black.ttf'),
  sansFile,
  path.join(sansFolder, 'NotoSansHans-Medium.otf'),
];
const template = readFileSync(path.join(import.meta.dirname, 'gongwen.typ'), 'utf8');
const posterTemplate = readFileSync(path.join(import.meta.dirname, 'poster.typ'), 'utf8');

export type PdfWriter = {
  /** The same document gives the same bytes. @param drawingOf the drawing of a figure @throws Error when typst refuses */
  readonly write: (document: Document, drawingOf: (figure: Figure) => Drawing) => Buffer;
  /** @throws Error when typst refuses */
  readonly posters: (posters: Posters) => Buffer;
};

/** Sheets to hang up, one for each place; all texts as they are printed. */
export type Posters = {
  readonly title: string;
  readonly site: string;
  readonly call: string;
  readonly callEn: string;
  readonly how: string;
  readonly howEn: string;
  readonly phoneLabel: string;
  readonly phone: string;
  /** `code` is the SVG of a QR code. */
  readonly sheets: readonly {
    readonly name: string;
    readonly way: string;
    readonly address: string;
    readonly code: string;
  }[];
};

/** Reads the fonts once; some 60 MB, so one for a process. */
export function openPdfWriter(): PdfWriter {
  const fonts = fontFiles.map((file) => readFileSync(file));
  // All weights of a family have the same characters; typst drops what is missing without a word.
  const covered = [coverageOf(fonts[0]!), coverageOf(fonts[4]!)];
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: fonts }] });
  const text = (given: string) => withoutMissing(given, covered);
  function printed(mainFileContent: string, inputs: Record<string, string>): Buffer {
    try {
      const result = compiler.compile({ mainFileContent, inputs });
      if (!result.result) throw new Error(`typst: ${JSON.stringify(result.takeDiagnostics()?.shortDiagnostics)}`);
      return compiler.pdf(result.result);
    } finally {
      compiler.evictCache(0);
    }
  }
  return {
    write: (document, drawingOf) =>
      printed(template, { document: JSON.stringify(withTexts(inputOf(document, drawingOf), text)) }),
    posters: (posters) => printed(posterTemplate, { posters: JSON.stringify(withTexts(posters, text)) }),
  };
}

/** Characters of a document that no font of the PDF has; they are printed as 〓. */
export function missingGlyphs(document: Document): string[] {
  const covered = [coverageOf(readFileSync(fontFiles[0]!)), coverageOf(readFileSync(sansFile))];
  const letters = new Set(documentTexts(document).flatMap((text) => [...text]));
  return [...letters].filter((letter) => withoutMissing(letter, covered) !== letter);
}

/** What the template asks for; numbers and days are text already. */
function inputOf(document: Document, drawingOf: (figure: Figure) => Drawing): Record<string, unknown> {
  const dayText = (day: string | null) => (day === null ? '' : chineseDay(day));
  const blocks = (body: readonly Block[]) => numbered(body).map(({ block, number }) => blockInput(block, number, drawingOf));
  const { masthead, signature, imprint } = document;
  return {
    title: document.title.replaceAll('\n', ''),
    author: masthead?.office ?? signature?.office ?? '',
    titleLines: document.title.split('\n'),
    subtitle: document.subtitle,
    recipient: document.recipient,
    paper: document.paper,
    masthead: masthead && { ...masthead, dayText: dayText(masthead.day) },
    body: blocks(document.body),
    basis: document.basis,
    attachments: document.attachments.map((attachment) => ({ ...attachment, body: blocks(attachment.body) })),
    signature: signature && { ...signature, dayText: dayText(signature.day) },
    imprint: imprint && { ...imprint, dayText: imprint.day === null ? '' : `${dayText(imprint.day)}印发` },
  };
}

function blockInput(block: Block, number: string, drawingOf: (figure: Figure) => Drawing): Record<string, unknown> {
  switch (block.kind) {
    case 'heading':
      return { ...block, number };
    case 'paragraph':
      return { kind: block.kind, lead: block.lead ?? '', lines: block.text.split('\n') };
    case 'table':
      return {
        ...block,
        number,
        untitled: block.untitled ?? false,
        head: block.head.map((row) => row.map(({ text, columns, rows }) => ({ text, columns: columns ?? 1, rows: rows ?? 1 }))),
        rows: block.rows.map((row) => row.map((cell) => cell.text)),
      };
    case 'figure': {
      const { svg, width } = drawingOf(block);
      return { kind: block.kind, title: block.title, notes: block.notes, number, svg, width };
    }
  }
}

function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return value.startsWith('<svg') ? value : change(value);
  if (Array.isArray(value)) return value.map((each) => withTexts(each, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTexts(each, change)]));
}
