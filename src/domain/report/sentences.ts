import { exclusionShare } from '../measures/measure.ts';
import type { MeasureId } from '../measures/vocabulary.ts';
import { closedIn, receivedIn, reportRate } from './counted.ts';
import type { CountLine, ReportNumbers } from './numbers.ts';
import { comparisonNames, momentName, periodName } from './periodName.ts';
import { countChange, few, listed, rateChange, rateText, shareText } from './phrases.ts';
import { rankingSentences } from './rankingSentences.ts';
import type { Blanks } from './template.ts';
import { measureNames, type NamedMeasure } from './words.ts';
import { workSentences } from './workSentences.ts';

/** Every blank of a template, said from the numbers. `number`: of the issue; null before it has one. */
export function blanksOf(numbers: ReportNumbers, given: { readonly office: string; readonly number: number | null }): Blanks {
  const { school, before, period, asOf } = numbers;
  const names = comparisonNames(period);
  const rate = (id: MeasureId) => rateText(reportRate(numbers, id, school));
  const change = (id: MeasureId) =>
    rateChange(reportRate(numbers, id, school), before && reportRate(numbers, id, before), names.before);
  const received = receivedIn(school);
  return {
    期间: periodName(period),
    年份: period.key.slice(0, 4),
    期号: given.number === null ? '　' : String(given.number),
    单位: given.office,
    截至: momentName(asOf),
    口径: numbers.assessment.scope === 'full' ? '全口径' : '考核口径',
    受理量: String(received),
    办结量: String(closedIn(school)),
    未办结量: String(numbers.open),
    超期量: String(numbers.overdue),
    剔除量: String(exclusionShare(school).part.num),
    响应率: rate('responded'),
    办结率: rate('resolved'),
    按期办结率: rate('resolvedInTime'),
    当日办结率: rate('sameDay'),
    解决率: rate('solved'),
    满意率: rate('satisfied'),
    受理变化: countChange(received, before && receivedIn(before), names.before),
    响应率变化: change('responded'),
    办结率变化: change('resolved'),
    满意率变化: change('satisfied'),
    受理句: receivedSentence(numbers),
    渠道句: makeUpSentence('从来源渠道看', numbers.channels, '受理'),
    性质句: makeUpSentence('从诉求性质看', numbers.natures, ''),
    时段句: hoursSentence(numbers),
    三率句: ratesSentence(numbers),
    办结句: closedSentence(numbers),
    办理句: handlingSentence(numbers),
    回访句: callBackSentence(numbers),
    剔除句: excludedSentence(numbers),
    ...rankingSentences(numbers),
    ...workSentences(numbers),
    热点句: hotSentence(numbers),
    升降句: movedSentence(numbers),
    点位句: placesSentence(numbers),
    紧急句: urgentSentence(numbers),
    未办结句: unfinishedSentence(numbers),
    月度句: monthsSentence(numbers),
  };
}

function receivedSentence(numbers: ReportNumbers): string {
  const { school, before, earlier, period } = numbers;
  const names = comparisonNames(period);
  const received = receivedIn(school);
  const changes = [
    countChange(received, before && receivedIn(before), names.before),
    countChange(received, earlier && receivedIn(earlier), names.earlier),
  ];
  const said = changes.filter((change) => change !== null);
  const compared = said.length > 0 ? `，${said.join('；')}` : '';
  if (received === 0) return `${periodName(period)}，全校未受理诉求${compared}。`;
  return `${periodName(period)}，全校共受理诉求${received}件${compared}。`;
}

/** 网络渠道受理903件，占70.2%；…: all of them when there are four or less, else the largest three and the rest. */
function makeUpSentence(lead: string, lines: readonly CountLine[], verb: string): string | null {
  const found = lines.filter((line) => line.now > 0).toSorted((a, b) => b.now - a.now);
  const total = found.reduce((sum, line) => sum + line.now, 0);
  if (total === 0) return null;
  const only = found.length === 1 ? found[0] : undefined;
  if (only) return `${lead}，全部为${only.name}。`;
  const shownLines = found.length <= 4 ? found : found.slice(0, 3);
  const rest = found.slice(shownLines.length).reduce((sum, line) => sum + line.now, 0);
  const parts = shownLines.map((line) => `${line.name}${verb}${line.now}件，占${shareText(line.now, total)}`);
  return `${lead}，${[...parts, ...(rest > 0 ? [`其他${rest}件，占${shareText(rest, total)}`] : [])].join('；')}。`;
}

function ratesSentence(numbers: ReportNumbers): string {
  const names = comparisonNames(numbers.period);
  const said = (id: NamedMeasure, of: string): string[] => {
    const now = reportRate(numbers, id, numbers.school);
    const text = rateText(now);
    if (text === null) return [];
    const change = rateChange(now, numbers.before && reportRate(numbers, id, numbers.before), names.before);
    const few = now.of < numbers.assessment.scheme.minimum ? '，样本较少，仅供参考' : '';
    return [`${measureNames[id]}${text}（${of}${now.of}件${few}）${change === null ? '' : `，${change}`}`];
  };
  const rates = [
    ...said('responded', '应响应'),
    ...said('resolved', '应办结'),
    ...said('solved', '有效回访'),
    ...said('satisfied', '有效回访'),
  ];
  if (rates.length === 0) return '本期没有到期应响应、应办结的诉件，也没有有效回访，不作三率统计。';
  return `${rates.join('；')}。`;
}

function closedSentence(numbers: ReportNumbers): string {
  const { school } = numbers;
  const sameDay = rateText(reportRate(numbers, 'sameDay', school));
  const inTime = rateText(reportRate(numbers, 'resolvedInTime', school));
  const rates = [...(sameDay ? [`当日办结率${sameDay}`] : []), ...(inTime ? [`按期办结率${inTime}`] : [])];
  return `本期办结诉件${closedIn(school)}件${rates.length > 0 ? `，${rates.join('，')}` : ''}。`;
}

function handlingSentence(numbers: ReportNumbers): string | null {
  const { school } = numbers;
  const said = (id: NamedMeasure, verb: string): string[] => {
    const rate = reportRate(numbers, id, school);
    const text = rateText(rate);
    return text === null || rate.part.num === 0n ? [] : [`${verb}${rate.part.num}件，${measureNames[id]}${text}`];
  };
  const parts = [
    ...said('handedBack', '退单'),
    ...said('extended', '延期'),
    ...said('onLedger', '挂账'),
    ...said('reworked', '重办'),
  ];
  return parts.length === 0 ? null : `${parts.join('；')}。`;
}

function callBackSentence(numbers: ReportNumbers): string | null {
  const reached = reportRate(numbers, 'reached', numbers.school);
  const valid = numbers.school[numbers.assessment.scope].calledBack.valid ?? 0;
  const text = rateText(reached);
  return valid === 0 ? null : `有效回访${valid}件${text === null ? '' : `，有效回访率${text}`}。`;
}

function excludedSentence(numbers: ReportNumbers): string | null {
  const share = exclusionShare(numbers.school);
  if (share.of === 0) return null;
  if (share.part.num === 0n) return '本期没有不计入考核口径的诉件。';
  return `受理的诉件中，有${share.part.num}件按规定不计入考核口径，占受理量的${rateText(share)}；全口径数据一并保留。`;
}

function hotSentence(numbers: ReportNumbers): string | null {
  const total = receivedIn(numbers.school);
  const top = named(numbers.categories).slice(0, 5);
  const first = top[0];
  if (!first || total === 0) return null;
  const line = (each: CountLine) => `${each.name}（${each.now}件，占${shareText(each.now, total)}）`;
  if (top.length === 1) return `诉求集中在${first.name}，共${first.now}件，占全部诉求的${shareText(first.now, total)}。`;
  const together = top.reduce((sum, each) => sum + each.now, 0);
  const share = together === total ? '' : `，合计占全部诉求的${shareText(together, total)}`;
  return `诉求量居前${few(top.length)}位的事项依次为${top.map(line).join('、')}${share}。`;
}

/** Below this a change is chance and is not written about; cases. */
const worthTelling = 5;

function movedSentence(numbers: ReportNumbers): string | null {
  const { before } = comparisonNames(numbers.period);
  const compared = numbers.categories.filter(
    (line): line is CountLine & { before: number } => line.code !== '' && line.before !== null,
  );
  if (compared.length === 0) return null;
  const change = (line: CountLine & { before: number }) => line.now - line.before;
  const risen = compared
    .filter((line) => change(line) >= worthTelling && line.before > 0)
    .toSorted((a, b) => change(b) - change(a))
    .slice(0, 3);
  const fallen = compared
    .filter((line) => -change(line) >= worthTelling)
    .toSorted((a, b) => change(a) - change(b))
    .slice(0, 3);
  const fresh = compared
    .filter((line) => line.before === 0 && line.now >= worthTelling)
    .toSorted((a, b) => b.now - a.now)
    .slice(0, 3);
  const up = risen.map((line) => `${line.name}（增加${change(line)}件，增长${shareText(change(line), line.before)}）`);
  const down = fallen.map((line) => `${line.name}（减少${-change(line)}件，下降${shareText(-change(line), line.before)}）`);
  const parts = [
    ...(up.length > 0 ? [`增加较多的是${listed(up)}`] : []),
    ...(down.length > 0 ? [`回落较多的是${listed(down)}`] : []),
    ...(fresh.length > 0 ? [`${before}没有、本期新出现的是${listed(fresh.map((line) => `${line.name}（${line.now}件）`))}`] : []),
  ];
  return parts.length === 0 ? `与${before}相比，各类事项的诉求量变化不大。` : `与${before}相比，${parts.join('；')}。`;
}

function placesSentence(numbers: ReportNumbers): string | null {
  const top = named(numbers.places).slice(0, 3);
  if (top.length === 0 || (top[0]?.now ?? 0) < 2) return null;
  return `诉求较为集中的点位是${listed(top.map((line) => `${line.name}（${line.now}件）`))}。`;
}

const weekdays = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'];

function hoursSentence(numbers: ReportNumbers): string | null {
  const byDay = numbers.hours.map((row) => row.reduce((sum, value) => sum + value, 0));
  const byHour = Array.from({ length: 24 }, (_, hour) => numbers.hours.reduce((sum, row) => sum + (row[hour] ?? 0), 0));
  const total = byDay.reduce((sum, value) => sum + value, 0);
  // A few cases have no pattern.
  if (total < 30) return null;
  const busiest = byDay.indexOf(Math.max(...byDay));
  const hour = byHour.indexOf(Math.max(...byHour));
  const day =
    numbers.period.rule.kind === 'day' ? '' : `${weekdays[busiest]}受理最多，占${shareText(byDay[busiest] ?? 0, total)}；`;
  return `从受理时间看，${day}一天之中，${hour}时至${hour + 1}时最为集中，占${shareText(byHour[hour] ?? 0, total)}。`;
}

function urgentSentence(numbers: ReportNumbers): string {
  const { received, resolved } = numbers.urgent;
  if (received === 0) return '本期没有受理特急、紧急诉件。';
  const done = resolved === received ? '已全部办结' : resolved === 0 ? '均在办理中' : `已办结${resolved}件，其余正在办理`;
  return `本期受理特急、紧急诉件${received}件，${done}。`;
}

function unfinishedSentence(numbers: ReportNumbers): string {
  const { open, overdue, asOf } = numbers;
  if (open === 0) return `截至${momentName(asOf)}，全校没有未办结诉件。`;
  if (overdue === 0) return `截至${momentName(asOf)}，全校未办结诉件${open}件，均在时限之内。`;
  return `截至${momentName(asOf)}，全校未办结诉件${open}件，其中超期${overdue}件，占${shareText(overdue, open)}。`;
}

function monthsSentence(numbers: ReportNumbers): string | null {
  const months = numbers.months.filter((line) => line.now > 0);
  const total = months.reduce((sum, line) => sum + line.now, 0);
  if (months.length < 2) return null;
  const sorted = months.toSorted((a, b) => b.now - a.now);
  const [most, least] = [sorted[0], sorted.at(-1)];
  if (!most || !least || most.now === least.now) return null;
  const name = (month: string) => `${Number(month.slice(5))}月`;
  return `从各月看，${name(most.month)}诉求量最多，为${most.now}件，占${shareText(most.now, total)}；${name(least.month)}最少，为${least.now}件，占${shareText(least.now, total)}。`;
}

/** Lines that may be named, largest first. */
function named(lines: readonly CountLine[]): CountLine[] {
  return lines.filter((line) => line.code !== '' && line.now > 0).toSorted((a, b) => b.now - a.now);
}
