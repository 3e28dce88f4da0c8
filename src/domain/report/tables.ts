import type { Cell, Column, Table } from '../document/vocabulary.ts';
import { fraction, percent, subtract } from '../measures/fraction.ts';
import { type Rate, valueIn } from '../measures/measure.ts';
import { closedIn, receivedIn, reportRate } from './counted.ts';
import { lostCauses } from './lostCauses.ts';
import type { CaseLine, CountLine, ReportNumbers } from './numbers.ts';
import { comparisonNames, momentShort } from './periodName.ts';
import { rateText, scoreText, shareText } from './phrases.ts';
import { reportRanking } from './rankingSentences.ts';
import type { TableName } from './vocabulary.ts';
import { gradeNames, measureNames, type NamedMeasure, reasonNames } from './words.ts';

const none = '—';
const left = (width: number): Column => ({ width, align: 'left' });
const centre = (width: number): Column => ({ width, align: 'center' });
const right = (width: number): Column => ({ width, align: 'right' });

/** A table of a report; null when there is nothing to put into it. */
export function reportTable(name: TableName, numbers: ReportNumbers): Table | null {
  switch (name) {
    case 'overview':
      return overview(numbers);
    case 'channels':
      return makeUp('channels', '诉求来源渠道', '渠道', numbers.channels, numbers);
    case 'natures':
      return makeUp('natures', '诉求性质', '性质', numbers.natures, numbers);
    case 'classes':
      return makeUp('classes', '各大类诉求量', '大类', numbers.classes, numbers);
    case 'hot':
      return makeUp(
        'hot',
        '诉求量居前的事项',
        '事项',
        numbers.categories.filter((line) => line.code !== '').slice(0, numbers.period.rule.kind === 'day' ? 5 : 10),
        numbers,
      );
    case 'places':
      return makeUp('places', '诉求较集中的点位', '点位', numbers.places.slice(0, 10), numbers);
    case 'months':
      return months(numbers);
    case 'units':
      return units(numbers);
    case 'progress':
      return progress(numbers);
    case 'causes':
      return causes(numbers);
    case 'unfinished':
      return cases('unfinished', '未办结诉件（超期最久的在前）', numbers.unfinished, numbers);
    case 'urgent':
      return cases('urgent', '特急、紧急诉件', numbers.urgent.lines, numbers);
  }
}

const text = (value: string): Cell => ({ text: value });
const count = (value: number | null): Cell =>
  value === null ? { text: none } : { text: String(value), number: value, format: '0' };

/** The number behind a rate is what is printed: two places of a per cent. */
function rateCell(rate: Rate | null): Cell {
  const shown = rate && rateText(rate);
  return shown ? { text: shown, number: Number(shown.slice(0, -1)) / 100, format: '0.00%' } : { text: none };
}

function overview(numbers: ReportNumbers): Table {
  const { school, before, earlier } = numbers;
  const names = comparisonNames(numbers.period);
  const counted = (name: string, of: (counts: typeof school) => number): Cell[] => [
    text(name),
    count(of(school)),
    count(before && of(before)),
    text(before ? signed(of(school) - of(before)) : none),
    ...(earlier ? [count(of(earlier)), text(signed(of(school) - of(earlier)))] : []),
  ];
  const rated = (id: NamedMeasure): Cell[] => {
    const [now, then, long] = [school, before, earlier].map((counts) => counts && reportRate(numbers, id, counts));
    return [
      text(measureNames[id]),
      rateCell(now ?? null),
      rateCell(then ?? null),
      text(pointsApart(now ?? null, then ?? null)),
      ...(earlier ? [rateCell(long ?? null), text(pointsApart(now ?? null, long ?? null))] : []),
    ];
  };
  return {
    kind: 'table',
    id: 'overview',
    title: '主要指标',
    columns: [left(3), right(2), right(2), right(2), ...(earlier ? [right(2), right(2)] : [])],
    head: [
      [
        { text: '指标' },
        { text: '本期' },
        { text: names.before },
        { text: '变化' },
        ...(earlier ? [{ text: names.earlier }, { text: '变化' }] : []),
      ],
    ],
    rows: [
      counted('受理量（件）', receivedIn),
      counted('办结量（件）', closedIn),
      ...(['responded', 'resolved', 'resolvedInTime', 'sameDay', 'solved', 'satisfied'] as const).map(rated),
    ],
    totals: 0,
    notes: ['受理量、办结量为全口径；各率为分子之和除以分母之和，变化为百分点。'],
  };
}

function makeUp(id: string, title: string, what: string, lines: readonly CountLine[], numbers: ReportNumbers): Table | null {
  const found = lines.filter((line) => line.now > 0 || (line.before ?? 0) > 0);
  if (found.length === 0) return null;
  const total = receivedIn(numbers.school);
  const names = comparisonNames(numbers.period);
  const compared = found.some((line) => line.before !== null);
  const long = found.some((line) => line.earlier !== null);
  return {
    kind: 'table',
    id,
    title,
    columns: [centre(1), left(5), right(2), right(2), ...(compared ? [right(2)] : []), ...(long ? [right(2)] : [])],
    head: [
      [
        { text: '序号' },
        { text: what },
        { text: '数量（件）' },
        { text: '占比' },
        ...(compared ? [{ text: `比${names.before}` }] : []),
        ...(long ? [{ text: `比${names.earlier}` }] : []),
      ],
    ],
    rows: found.map((line, index) => [
      count(index + 1),
      text(line.name),
      count(line.now),
      {
        text: shareText(line.now, total) || none,
        ...(total > 0 ? { number: Number(shareText(line.now, total).slice(0, -1)) / 100, format: '0.0%' } : {}),
      },
      ...(compared ? [text(line.before === null ? none : signed(line.now - line.before))] : []),
      ...(long ? [text(line.earlier === null ? none : signed(line.now - line.earlier))] : []),
    ]),
    totals: 0,
    notes: [],
  };
}

function months(numbers: ReportNumbers): Table | null {
  if (numbers.months.length < 2) return null;
  const sum = (of: (line: ReportNumbers['months'][number]) => number | null) =>
    numbers.months.reduce((total, line) => total + (of(line) ?? 0), 0);
  const known = numbers.months.some((line) => line.earlier !== null);
  const row = (name: string, now: number, earlier: number | null): Cell[] => [
    text(name),
    count(now),
    ...(known ? [count(earlier), text(earlier === null ? none : signed(now - earlier))] : []),
  ];
  return {
    kind: 'table',
    id: 'months',
    title: '各月诉求量',
    columns: [left(3), right(2), ...(known ? [right(2), right(2)] : [])],
    head: [[{ text: '月份' }, { text: '本期' }, ...(known ? [{ text: '去年同期' }, { text: '变化' }] : [])]],
    rows: [
      ...numbers.months.map((line) => row(`${line.month.slice(0, 4)}年${Number(line.month.slice(5))}月`, line.now, line.earlier)),
      row(
        '合计',
        sum((line) => line.now),
        known ? sum((line) => line.earlier) : null,
      ),
    ],
    totals: 1,
    notes: [],
  };
}

function units(numbers: ReportNumbers): Table | null {
  const groups = reportRanking(numbers);
  if (groups.length === 0) return null;
  const columns = ['responded', 'resolved', 'resolvedInTime', 'solved', 'satisfied'] as const;
  const counts = new Map(numbers.units.map((unit) => [unit.unit, unit.counts]));
  const rates = (of: ReportNumbers['school'] | undefined): Cell[] =>
    columns.map((id) => rateCell(of ? enough(reportRate(numbers, id, of)) : null));
  const enough = (rate: Rate) => (rate.of < numbers.smallest ? null : rate);
  const valid = (of: ReportNumbers['school'] | undefined): Cell => count(of?.[numbers.assessment.scope].calledBack.valid ?? 0);
  const rows = groups.flatMap(({ group, lines }) =>
    lines.map((line): Cell[] => {
      const own = counts.get(line.unit);
      return [
        text(numbers.groupNames[group] ?? group),
        line.rank === null ? text(none) : count(line.rank),
        text(numbers.unitNames[line.unit] ?? line.unit),
        count(own ? receivedIn(own) : 0),
        ...rates(own),
        valid(own),
        line.score.score && line.rank !== null
          ? { text: scoreText(line.score.score), number: Number(scoreText(line.score.score)), format: '0.00' }
          : text(line.unranked === 'too-few' ? '样本不足' : none),
      ];
    }),
  );
  return {
    kind: 'table',
    id: 'units',
    title: '各单位三率情况',
    columns: [
      left(3),
      centre(1.4),
      left(5),
      right(1.8),
      right(2.3),
      right(2.3),
      right(2.3),
      right(2.3),
      right(2.3),
      right(1.8),
      right(2.4),
    ],
    head: [
      [
        { text: '组别', rows: 2 },
        { text: '名次', rows: 2 },
        { text: '承办单位', rows: 2 },
        { text: '受理量', rows: 2 },
        { text: '三率及相关指标', columns: 5 },
        { text: '有效回访', rows: 2 },
        { text: '综合成绩', rows: 2 },
      ],
      columns.map((id) => ({ text: measureNames[id] })),
    ],
    rows: [
      ...rows,
      [
        text(''),
        text(''),
        text('合计'),
        count(receivedIn(numbers.school)),
        ...rates(numbers.school),
        valid(numbers.school),
        text(''),
      ],
    ],
    totals: 1,
    notes: [
      `分组排名；有效样本不足${numbers.assessment.scheme.minimum}件的单位只列出，不参与排名。`,
      `综合成绩按“${numbers.assessment.scheme.name}”计算；合计为分子之和除以分母之和。`,
    ],
  };
}

function progress(numbers: ReportNumbers): Table | null {
  const lines = reportRanking(numbers).flatMap(({ group, progress }) =>
    progress
      .filter((line) => line.change.num > 0n)
      .slice(0, 3)
      .map((line) => ({ group, ...line })),
  );
  if (lines.length === 0) return null;
  return {
    kind: 'table',
    id: 'progress',
    title: '进步榜',
    columns: [left(3), left(5), right(2), right(2), right(2)],
    head: [[{ text: '组别' }, { text: '承办单位' }, { text: '上期' }, { text: '本期' }, { text: '提高' }]],
    rows: lines.map((line) => [
      text(numbers.groupNames[line.group] ?? line.group),
      text(numbers.unitNames[line.unit] ?? line.unit),
      ...[line.before, line.now, line.change].map((score) => ({
        text: scoreText(score),
        number: Number(scoreText(score)),
        format: '0.00',
      })),
    ]),
    totals: 0,
    notes: ['每组取前三名；只含两期都参与排名的单位。'],
  };
}

function causes(numbers: ReportNumbers): Table | null {
  const lines = lostCauses(numbers);
  if (lines.length === 0) return null;
  return {
    kind: 'table',
    id: 'causes',
    title: '失分原因',
    columns: [centre(1), left(5), right(2)],
    head: [[{ text: '序号' }, { text: '原因' }, { text: '件次' }]],
    rows: lines.map(({ reason, cases }, index) => [count(index + 1), text(reasonNames[reason]), count(cases)]),
    totals: 0,
    notes: ['只列计分指标的失分；一件诉件可能因几个原因失分。'],
  };
}

function cases(id: string, title: string, lines: readonly CaseLine[], numbers: ReportNumbers): Table | null {
  if (lines.length === 0) return null;
  return {
    kind: 'table',
    id,
    title,
    columns: [centre(1.2), left(4.2), centre(1.8), left(4.4), left(4), left(4), centre(3.2), left(2.6)],
    head: [['序号', '诉件编号', '等级', '事项', '点位', '承办单位', '办结时限', '状态'].map((each) => ({ text: each }))],
    rows: lines.map((line, index) => [
      count(index + 1),
      text(line.number),
      text(gradeNames[line.grade] ?? line.grade),
      text(line.category),
      text(line.place || none),
      text(line.unit || '未派件'),
      line.dueAt === null ? text(none) : { text: momentShort(line.dueAt), instant: line.dueAt },
      text(statusOf(line, numbers.asOf)),
    ]),
    totals: 0,
    notes: ['保密诉件只计入总数，不列出。'],
  };
}

function statusOf(line: CaseLine, asOf: string): string {
  if (line.resolvedAt !== null && line.resolvedAt <= asOf) return '已办结';
  if (line.dueAt === null || line.dueAt > asOf) return '办理中';
  const hours = Math.floor(Temporal.Instant.from(line.dueAt).until(Temporal.Instant.from(asOf)).total('hours'));
  return hours < 24 ? '超期不足1天' : `超期${Math.floor(hours / 24)}天`;
}

function signed(change: number): string {
  return change === 0 ? '持平' : change > 0 ? `+${change}` : `−${-change}`;
}

function pointsApart(now: Rate | null, then: Rate | null): string {
  const [a, b] = [now && valueIn(now), then && valueIn(then)];
  if (!a || !b) return none;
  const change = subtract(a, b);
  const points = percent(change.num < 0n ? subtract(fraction(0), change) : change, 2);
  if (change.num === 0n || points === '0.00') return '持平';
  return `${change.num > 0n ? '+' : '−'}${points}`;
}
