import type { Block, Document, Heading } from '../document/vocabulary.ts';
import { reportFigure } from './figures.ts';
import type { ReportNumbers } from './numbers.ts';
import { momentName } from './periodName.ts';
import { blanksOf } from './sentences.ts';
import { forPublic } from './suppress.ts';
import { reportTable } from './tables.ts';
import { type Blanks, filled, type Part, type ReportTemplate, unknownBlanksIn } from './template.ts';
import type { Audience } from './vocabulary.ts';

/** What is decided about an issue besides its numbers; number and day are null until it is published. */
export type Issue = { readonly audience: Audience; readonly number: number | null; readonly day: string | null };

/** Paragraphs that somebody wrote otherwise, or wrote where a hand was asked for; by the paragraph's id. */
export type Edits = Readonly<Record<string, string>>;

export type Refused = { readonly refused: 'template-broken'; readonly blanks: readonly string[] };

/**
 * A report as a document: numbers and template in, document out. Paragraphs keep what was generated beside what somebody made of it; the
 * numbers of tables and figures cannot be edited.
 */
export function reportDocument(
  template: ReportTemplate,
  given: ReportNumbers,
  issue: Issue,
  edits: Edits = {},
): Document | Refused {
  const unknown = unknownBlanksIn(template);
  if (unknown.length > 0) return { refused: 'template-broken', blanks: unknown };
  const numbers = issue.audience === 'public' ? forPublic(given) : given;
  const blanks = blanksOf(numbers, { office: template.office, number: issue.number });
  const fill = (text: string) => filled(text, blanks) ?? '';
  const issued = issue.day !== null;
  return {
    title: fill(template.title),
    subtitle: fill(template.subtitle) || null,
    masthead: template.masthead && {
      kind: template.masthead,
      name: template.mastName,
      number: issue.number === null ? null : fill(template.number),
      office: template.office,
      day: issue.day,
      marks: [],
      signer: null,
    },
    recipient: template.recipient || null,
    body: withHeadings(
      template.sections.map(({ heading, level, parts }, index) => ({
        heading: { kind: 'heading', level, text: fill(heading) },
        blocks: parts.flatMap((part, place) =>
          blocksOf(part, { id: `${index + 1}-${place + 1}`, numbers, blanks, edits, issued }),
        ),
      })),
    ),
    basis: basisOf(numbers, issue.audience),
    signature: template.masthead === 'bulletin' ? null : { office: template.office, day: issue.day },
    attachments: template.annexes.flatMap((name) => {
      const table = reportTable(name, numbers);
      return table
        ? [
            {
              title: table.title,
              body: [{ ...table, untitled: true as const }],
              paper: table.columns.length > 8 ? ('landscape' as const) : ('portrait' as const),
            },
          ]
        : [];
    }),
    imprint: template.masthead === null ? null : { copyTo: template.copyTo || null, office: template.office, day: issue.day },
    paper: 'portrait',
  };
}

/** A heading with nothing below it is left out; one of the first level also counts what its subsections say. */
function withHeadings(sections: readonly { readonly heading: Heading; readonly blocks: readonly Block[] }[]): Block[] {
  const isEmpty = (index: number): boolean => {
    const section = sections[index];
    if (!section || section.blocks.length > 0) return false;
    if (section.heading.level > 1) return true;
    const next = sections.findIndex(({ heading }, later) => later > index && heading.level === 1);
    return sections.slice(index + 1, next < 0 ? undefined : next).every(({ blocks }) => blocks.length === 0);
  };
  return sections.flatMap(({ heading, blocks }, index) => (isEmpty(index) ? [] : [heading, ...blocks]));
}

type Making = {
  readonly id: string;
  readonly numbers: ReportNumbers;
  readonly blanks: Blanks;
  readonly edits: Edits;
  readonly issued: boolean;
};

function blocksOf(part: Part, { id, numbers, blanks, edits, issued }: Making): Block[] {
  switch (part.kind) {
    case 'text': {
      const generated = filled(part.text, blanks);
      const text = edits[id] ?? generated;
      if (text === null || (text === '' && issued)) return [];
      const changed = edits[id] !== undefined && edits[id] !== generated;
      return [
        {
          kind: 'paragraph',
          id,
          text,
          ...(part.lead ? { lead: part.lead } : {}),
          ...(changed ? { generated: generated ?? '' } : {}),
        },
      ];
    }
    case 'hand': {
      const text = edits[id] ?? '';
      // In a draft the place is shown, so that somebody may write there.
      return text === '' && issued ? [] : [{ kind: 'paragraph', id, text, generated: '' }];
    }
    case 'table': {
      const table = reportTable(part.table, numbers);
      return table ? [table] : [];
    }
    case 'figure': {
      const figure = reportFigure(part.figure, numbers);
      return figure ? [figure] : [];
    }
  }
}

function basisOf(numbers: ReportNumbers, audience: Audience): string[] {
  const { assessment, asOf } = numbers;
  const scope = assessment.scope === 'full' ? '全口径' : '考核口径';
  return [
    `数据截至${momentName(asOf)}。受理量、办结量为全口径，各率为${scope}；计分方案“${assessment.scheme.name}”（第${assessment.scheme.version}版）。`,
    ...(numbers.recordsFrom !== null && numbers.recordsFrom > numbers.period.from
      ? [`平台自${momentName(numbers.recordsFrom).replace(/日.*$/, '日')}起有记录，此前的诉求不在统计之内。`]
      : []),
    ...(audience === 'public' ? ['为保护个人信息，少于5件的项目合并列示。'] : []),
  ];
}
