import type { Chart, Figure } from '../document/vocabulary.ts';
import { closedIn, receivedIn } from './counted.ts';
import type { CountLine, ReportNumbers } from './numbers.ts';
import { comparisonNames } from './periodName.ts';
import type { FigureName } from './vocabulary.ts';

/** A figure of a report; null when it would show nothing. */
export function reportFigure(name: FigureName, numbers: ReportNumbers): Figure | null {
  const drawn = draw(name, numbers);
  return drawn && { kind: 'figure', id: name, notes: [], ...drawn };
}

type Drawn = { readonly title: string; readonly chart: Chart; readonly notes?: readonly string[] };

function draw(name: FigureName, numbers: ReportNumbers): Drawn | null {
  switch (name) {
    case 'days':
      return days(numbers, false);
    case 'control':
      return days(numbers, true);
    case 'natures':
      return slices('诉求性质构成', numbers.natures);
    case 'channels': {
      const lines = numbers.channels.filter((line) => line.now > 0);
      if (lines.length === 0) return null;
      return {
        title: '诉求来源渠道',
        chart: {
          type: 'bars',
          unit: '件',
          labels: lines.map((line) => line.name),
          series: [{ name: '本期', values: lines.map((line) => line.now) }],
        },
      };
    }
    case 'classes': {
      const lines = numbers.classes.filter((line) => line.now > 0).toSorted((a, b) => b.now - a.now);
      if (lines.length < 2) return null;
      return {
        title: '各大类诉求量与累计占比',
        chart: { type: 'pareto', unit: '件', labels: lines.map((line) => line.name), values: lines.map((line) => line.now) },
      };
    }
    case 'hours': {
      if (numbers.hours.flat().every((value) => value === 0)) return null;
      const columns = Array.from({ length: 24 }, (_, hour) => String(hour));
      const rows = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'];
      return { title: '受理时间分布（星期与小时）', chart: { type: 'heat', unit: '件', columns, rows, values: numbers.hours } };
    }
    case 'funnel':
      return funnel(numbers);
    case 'unitClasses':
      return unitClasses(numbers);
  }
}

/** By day; a year of them would be a smear, so it is drawn by month. */
function days(numbers: ReportNumbers, control: boolean): Drawn | null {
  if (numbers.days.length < 2) return null;
  const { earlier } = comparisonNames(numbers.period);
  const points =
    numbers.days.length > 62 && !control
      ? monthsOf(numbers)
      : numbers.days.map(({ day, now, earlier }) => ({ label: `${Number(day.slice(5, 7))}-${day.slice(8)}`, now, earlier }));
  const compared = !control && points.some((point) => point.earlier !== null);
  const mean = numbers.days.reduce((sum, day) => sum + day.now, 0) / numbers.days.length;
  const spread = 3 * Math.sqrt(mean);
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    title: control ? '日受理量控制图' : numbers.days.length > 62 ? '各月受理量' : '逐日受理量',
    chart: {
      type: 'line',
      unit: '件',
      labels: points.map((point) => point.label),
      series: [
        { name: '本期', values: points.map((point) => point.now) },
        ...(compared ? [{ name: earlier, values: points.map((point) => point.earlier), faint: true }] : []),
      ],
      ...(control ? { band: { centre: round(mean), low: round(Math.max(0, mean - spread)), high: round(mean + spread) } } : {}),
    },
    ...(control ? { notes: ['上下限为均值加减三倍均值平方根（计数的控制图）；超出上限的日子值得查明原因。'] } : {}),
  };
}

function monthsOf(numbers: ReportNumbers): { label: string; now: number; earlier: number | null }[] {
  return numbers.months.map((line) => ({ label: `${Number(line.month.slice(5))}月`, now: line.now, earlier: line.earlier }));
}

function slices(title: string, lines: readonly CountLine[]): Drawn | null {
  const found = lines.filter((line) => line.now > 0);
  return found.length === 0
    ? null
    : { title, chart: { type: 'pie', unit: '件', slices: found.map((line) => ({ name: line.name, value: line.now })) } };
}

/** 受理 → 响应 → 办结 → 有效回访 → 满意, each by its own moment: a stage may be larger than the one before it. */
function funnel(numbers: ReportNumbers): Drawn | null {
  const { full } = numbers.school;
  if (receivedIn(numbers.school) === 0) return null;
  return {
    title: '从受理到满意',
    chart: {
      type: 'funnel',
      unit: '件',
      slices: [
        { name: '受理', value: receivedIn(numbers.school) },
        { name: '按时响应', value: full.responseDue.respondInTime ?? 0 },
        { name: '办结', value: closedIn(numbers.school) },
        { name: '有效回访', value: full.calledBack.valid ?? 0 },
        { name: '满意', value: full.calledBack.satisfied ?? 0 },
      ],
    },
    notes: ['各环节按各自发生的时间统计，全口径；“满意”不含基本满意。'],
  };
}

function unitClasses(numbers: ReportNumbers): Drawn | null {
  const rows = numbers.unitClasses.toSorted((a, b) => total(b) - total(a)).slice(0, 12);
  const codes = numbers.classes.filter((line) => line.now > 0).map((line) => line.code);
  if (rows.length < 2 || codes.length < 2) return null;
  const names = new Map(numbers.classes.map((line) => [line.code, line.name]));
  return {
    title: '单位与大类',
    chart: {
      type: 'heat',
      unit: '件',
      columns: codes.map((code) => names.get(code) ?? code),
      rows: rows.map(({ unit }) => numbers.unitNames[unit] ?? unit),
      values: rows.map(({ counts }) => codes.map((code) => counts.find((each) => each.code === code)?.count ?? 0)),
    },
    notes: ['受理量居前的单位（至多12个），不含保密类事项。'],
  };
}

function total({ counts }: ReportNumbers['unitClasses'][number]): number {
  return counts.reduce((sum, each) => sum + each.count, 0);
}
