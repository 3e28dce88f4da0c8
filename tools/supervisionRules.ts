import * as deedLifecycle from '../src/domain/deed/lifecycle.ts';
import * as deedPermissions from '../src/domain/deed/permissions.ts';
import { deedCommandNames, deedPhases, deedStandings } from '../src/domain/deed/vocabulary.ts';
import * as directiveLifecycle from '../src/domain/directive/lifecycle.ts';
import * as directivePermissions from '../src/domain/directive/permissions.ts';
import { directiveCommandNames, directivePhases, directiveStandings } from '../src/domain/directive/vocabulary.ts';
import * as meetingLifecycle from '../src/domain/meeting/lifecycle.ts';
import * as meetingPermissions from '../src/domain/meeting/permissions.ts';
import { meetingCommandNames, meetingPhases, meetingStandings } from '../src/domain/meeting/vocabulary.ts';
import * as orderLifecycle from '../src/domain/order/lifecycle.ts';
import * as orderPermissions from '../src/domain/order/permissions.ts';
import { orderCommandNames, orderPhases, orderStandings } from '../src/domain/order/vocabulary.ts';
import { deedsZh } from '../src/web/desk/deeds/words.zh-CN.ts';
import { supervisionZh } from '../src/web/desk/supervision/words.zh-CN.ts';

/** The two tables of orders, directives, meetings and verified deeds, from the code's own, for docs/rules.md. */
export function supervisionTables(): string[] {
  return [
    ...tables('督办单', orderCommandNames, orderPhases, orderStandings, orderLifecycle, orderPermissions, 'order'),
    ...tables(
      '领导批示',
      directiveCommandNames,
      directivePhases,
      directiveStandings,
      directiveLifecycle,
      directivePermissions,
      'directive',
    ),
    ...tables(
      '会议和议定事项',
      meetingCommandNames,
      meetingPhases,
      meetingStandings,
      meetingLifecycle,
      meetingPermissions,
      'meeting',
    ),
    ...tables('查实事项', deedCommandNames, deedPhases, deedStandings, deedLifecycle, deedPermissions, 'deed'),
  ];
}

const words: Readonly<Record<string, string>> = { ...supervisionZh, ...deedsZh };
/** Commands that a button of another name gives: they begin something that does not exist yet. */
const beginnings: Readonly<Record<string, string>> = {
  Draft: '立项',
  Give: '作出批示',
  Plan: '筹备会议',
  Change: '修改会议安排',
  SetAgenda: '编排议程',
};
const standingNames: Readonly<Record<string, string>> = {
  supervisor: '督查员',
  leader: '校领导',
  unitHead: '承办单位负责人',
  unitOfficer: '承办单位专员',
  secretary: '专项工作组秘书',
  ownerHead: '责任单位负责人',
  ownerOfficer: '责任单位专员',
  auditor: '审计员',
  system: '系统',
};

function tables<C extends string>(
  title: string,
  commands: readonly C[],
  phases: readonly string[],
  standings: readonly string[],
  { possibleIn }: { readonly possibleIn: Readonly<Record<C, readonly (string | null)[]>> },
  { mayGive }: { readonly mayGive: Readonly<Record<C, readonly string[]>> },
  area: string,
): string[] {
  const name = (command: C) => words[`${area}.do.${command}`] ?? beginnings[command] ?? command;
  const table = (heads: readonly string[], marked: (command: C, i: number) => boolean) =>
    [
      `| | ${heads.join(' | ')} |`,
      `|---|${heads.map(() => ':-:').join('|')}|`,
      ...commands.map((c) => `| ${name(c)} \`${c}\` | ${heads.map((_, i) => (marked(c, i) ? '●' : '')).join(' | ')} |`),
    ].join('\n');
  return [
    `## ${title}:哪个环节能做什么\n${table(
      phases.map((phase) => words[`${area}Phase.${phase}`] ?? phase),
      (c, i) => possibleIn[c].includes(phases[i]!),
    )}`,
    `## ${title}:谁能做什么\n${table(
      standings.map((standing) => standingNames[standing] ?? standing),
      (c, i) => mayGive[c].includes(standings[i]!),
    )}`,
  ];
}
