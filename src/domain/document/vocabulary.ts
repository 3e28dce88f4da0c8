/**
 * A document as data: what a report, an order, a ledger or a meeting pack is before it becomes a page, DOCX, PDF or XLSX
 * (src/server/documents, web/desk/documents). It is stored as it was issued, so a reprint needs nothing else. Text is plain: a renderer never
 * reads markup in it. Numbers of headings (一、（一）1.（1）) are given by the renderers (numbering.ts), never written in the text.
 */
export type Document = {
  readonly title: string;
  /** Under the title, in brackets or a line of its own: '（2026年3月）'. */
  readonly subtitle: string | null;
  readonly masthead: Masthead | null;
  /** 主送机关, without the colon. */
  readonly recipient: string | null;
  readonly body: readonly Block[];
  /** 数据截至 and 口径: one line for each, below the body. */
  readonly basis: readonly string[];
  readonly signature: Signature | null;
  readonly attachments: readonly Attachment[];
  /** 版记. */
  readonly imprint: Imprint | null;
  readonly paper: Paper;
};

/** portrait, landscape: A4 · wide: A3 landscape, for ledgers of many columns. */
export const papers = ['portrait', 'landscape', 'wide'] as const;
export type Paper = (typeof papers)[number];

/**
 * 红头. bulletin 简报: name, issue number, issuing office and date, red rule. official 公文: name, document number, red rule 4 mm below.
 * `number` is written out: '第12期', '督〔2026〕12号'; null while none has been given.
 */
export type Masthead = {
  readonly kind: 'bulletin' | 'official';
  readonly name: string;
  readonly number: string | null;
  /** 编发单位; left of the date. */
  readonly office: string;
  /** 2026-03-05, of issue; null while it has not been issued. */
  readonly day: string | null;
  /** 密级、紧急程度, top left; '' for none. */
  readonly marks: readonly string[];
  /** 签发人. */
  readonly signer: string | null;
};

export type Signature = { readonly office: string; readonly day: string | null };

/** On a page of its own; numbered when there are several. */
export type Attachment = { readonly title: string; readonly body: readonly Block[]; readonly paper: Paper };

/** `copyTo` 抄送; `office` 印发机关. */
export type Imprint = { readonly copyTo: string | null; readonly office: string; readonly day: string | null };

export type Block = Heading | Paragraph | Table | Figure;

/** 1 一、黑体 · 2 （一）楷体 · 3 1. 仿宋 · 4 （1）仿宋. */
export type Heading = { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string };

/**
 * `id` names a paragraph that may be edited before issue; `generated` is then what the numbers said, kept when somebody wrote otherwise.
 * `lead` stands before the text in 楷体 ('受理情况。').
 */
export type Paragraph = {
  readonly kind: 'paragraph';
  readonly id: string | null;
  readonly text: string;
  readonly lead?: string;
  readonly generated?: string;
};

export type Table = {
  readonly kind: 'table';
  readonly id: string;
  readonly title: string;
  /** The title stands above already, as that of the attachment. */
  readonly untitled?: true;
  /** Shares of the width, and how the body's cells stand. */
  readonly columns: readonly Column[];
  /** One or several rows; merged cells span, and what they cover is left out. */
  readonly head: readonly (readonly HeadCell[])[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows at the end that are totals. */
  readonly totals: number;
  readonly notes: readonly string[];
};

export type Column = { readonly width: number; readonly align: 'left' | 'center' | 'right' };
export type HeadCell = { readonly text: string; readonly columns?: number; readonly rows?: number };

/**
 * What is read, and in a spreadsheet the value behind it: a number with its format ('0', '0.0%'), a day, or an instant (shown there as the
 * time in Asia/Shanghai).
 */
export type Cell = {
  readonly text: string;
  readonly number?: number;
  readonly format?: string;
  readonly day?: string;
  readonly instant?: string;
};

export type Figure = {
  readonly kind: 'figure';
  readonly id: string;
  readonly title: string;
  readonly chart: Chart;
  readonly notes: readonly string[];
};

/** What a chart shows; how it looks is chartOption.ts. null in a series: no value. */
export type Chart =
  | {
      readonly type: 'line';
      readonly unit: string;
      readonly labels: readonly string[];
      readonly series: readonly Series[];
      readonly band?: Band;
    }
  | { readonly type: 'bars'; readonly unit: string; readonly labels: readonly string[]; readonly series: readonly Series[] }
  | { readonly type: 'columns'; readonly unit: string; readonly labels: readonly string[]; readonly series: readonly Series[] }
  | { readonly type: 'pareto'; readonly unit: string; readonly labels: readonly string[]; readonly values: readonly number[] }
  | { readonly type: 'pie'; readonly unit: string; readonly slices: readonly Slice[] }
  | { readonly type: 'funnel'; readonly unit: string; readonly slices: readonly Slice[] }
  | {
      readonly type: 'heat';
      readonly unit: string;
      readonly columns: readonly string[];
      readonly rows: readonly string[];
      readonly values: readonly (readonly number[])[];
    };

/** `faint`: for comparison (last year), dashed. */
export type Series = { readonly name: string; readonly values: readonly (number | null)[]; readonly faint?: boolean };
export type Slice = { readonly name: string; readonly value: number };
/** Lines of a control chart; in the unit of the values. */
export type Band = { readonly centre: number; readonly low: number; readonly high: number };

export const fileFormats = ['docx', 'pdf', 'xlsx'] as const;
export type FileFormat = (typeof fileFormats)[number];
