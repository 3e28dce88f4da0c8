import { receivedIn } from './counted.ts';
import type { ReportNumbers } from './numbers.ts';
import { momentName } from './periodName.ts';
import { listed, shareText } from './phrases.ts';

type Sentences = Readonly<Record<'督办句' | '联办句' | '预警句' | '成效句', string | null>>;

/** What was done besides answering cases; null where nothing was. */
export function workSentences({ work, school, asOf }: ReportNumbers): Sentences {
  const { ordersIssued, ordersClosed, ordersOpen, ordersOverdue, directives, meetings } = work;
  const begun = [
    ...(ordersIssued > 0 ? [`立督办单${ordersIssued}件`] : []),
    ...(directives > 0 ? [`领导批示${directives}件`] : []),
    ...(ordersClosed > 0 ? [`销号${ordersClosed}件`] : []),
    ...(meetings > 0 ? [`召开会议${meetings}次`] : []),
  ];
  const left =
    ordersOpen === 0
      ? ''
      : `截至${momentName(asOf)}，在办督办单${ordersOpen}件${ordersOverdue > 0 ? `，其中超期未反馈${ordersOverdue}件` : '，均未超期'}。`;
  const judged = [
    ...(work.warningsConfirmed > 0 ? [`属实${work.warningsConfirmed}条`] : []),
    ...(work.warningsFalse > 0 ? [`误报${work.warningsFalse}条`] : []),
  ];
  const warned = work.warnings === 0 ? [] : [`发出预警${work.warnings}条${judged.length > 0 ? `，经研判${listed(judged)}` : ''}`];
  const done = work.tasksIssued + work.tasksDone === 0 ? [] : [`下达未诉先办任务${work.tasksIssued}项，完成${work.tasksDone}项`];
  return {
    督办句: begun.length > 0 ? `本期${begun.join('，')}。${left}` : left === '' ? '本期没有督办事项。' : left,
    联办句: work.joint === 0 ? null : `部门联办诉件${work.joint}件，占受理量的${shareText(work.joint, receivedIn(school))}。`,
    预警句: warned.length + done.length === 0 ? null : `本期${[...warned, ...done].join('；')}。`,
    成效句:
      work.effectsMeasured === 0
        ? null
        : `本期评估任务成效${work.effectsMeasured}项次，其中${work.effectsFewer}项次实施后同类诉求少于预期。`,
  };
}
