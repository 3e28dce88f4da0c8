import { type Audience, type BlankName, type FigureName, type ReportType, type TableName, unknownBlanks } from './vocabulary.ts';

/** What a section is made of. hand: a paragraph that a person writes; without text it is left out when the report is issued. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly lead?: string | undefined }
  | { readonly kind: 'hand'; readonly hint: string }
  | { readonly kind: 'table'; readonly table: TableName }
  | { readonly kind: 'figure'; readonly figure: FigureName };

/** A section whose parts all come to nothing is left out with its heading. */
export type Section = { readonly heading: string; readonly level: 1 | 2; readonly parts: readonly Part[] };

/** When a report is made and, without approval, published by itself: at `hour` (0..23, Asia/Shanghai) of the first day after its period, `delayDays` later. */
export type Schedule = { readonly enabled: boolean; readonly hour: number; readonly delayDays: number };

/** A kind of report as a school wants it: data, edited by an administrator, with history. Blanks stand in braces: '本期受理{受理量}件。' */
export type ReportTemplate = {
  readonly type: ReportType;
  readonly name: string;
  readonly nameEn: string;
  readonly title: string;
  readonly subtitle: string;
  readonly masthead: 'bulletin' | 'official' | null;
  /** The red name. */
  readonly mastName: string;
  /** '第{期号}期'. */
  readonly number: string;
  readonly office: string;
  readonly recipient: string;
  readonly copyTo: string;
  readonly audience: Audience;
  /** Whether somebody must approve it before it goes out. */
  readonly approval: boolean;
  readonly schedule: Schedule;
  /** When a day ends: '24:00', '17:00', '12:00'. */
  readonly cut: string;
  /** For a season: first and last day, 'MM-DD'; the year turns within it when the first is later. */
  readonly season: { readonly from: string; readonly to: string } | null;
  /** The assessment (考核设置) by which rates and ranking are reckoned. */
  readonly assessment: string;
  /** Classes (大类) that it is about; []: all. */
  readonly classes: readonly string[];
  readonly sections: readonly Section[];
  /** Tables on pages of their own at the end. */
  readonly annexes: readonly TableName[];
};

const blank = /\{([^{}]*)\}/g;

/** Blanks that a template names and nobody knows, each once; [] when it is sound. */
export function unknownBlanksIn(template: ReportTemplate): string[] {
  const { title, subtitle, number, sections } = template;
  const parts = sections.flatMap((section) => section.parts);
  const texts = [title, subtitle, number, ...sections.map((section) => section.heading)];
  const sentences = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
  return [...new Set([...texts, ...sentences].flatMap(unknownBlanks))];
}

export type Blanks = Readonly<Record<BlankName, string | null>>;

/**
 * The text with its blanks filled. A sentence (up to 。, or a blank that is a sentence) one of whose blanks has no value is left out, so that
 * nothing is said that nobody knows; null when nothing remains. The blanks have been looked at before (unknownBlanksIn): one that is unknown counts as without value.
 */
export function filled(text: string, blanks: Blanks): string | null {
  const known: Readonly<Record<string, string | null>> = blanks;
  const sentences = text.split(/(?<=。|句\})/).flatMap((sentence) => {
    const values = [...sentence.matchAll(blank)].map((match) => known[match[1] ?? ''] ?? null);
    if (values.includes(null)) return [];
    // A blank that is a sentence brings its 。 along.
    return [sentence.replace(blank, (_, name: string) => known[name] ?? '').replaceAll('。。', '。')];
  });
  return sentences.join('').trim() || null;
}
