import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { problemSentence } from '../src/contract/problemSentences.ts';
import { possibleIn } from '../src/domain/case/lifecycle.ts';
import { mayGive } from '../src/domain/case/permissions.ts';
import { type CommandName, commandNames, type Phase, phases, refusals, standings } from '../src/domain/case/vocabulary.ts';
import { zh } from '../src/web/i18n/words.zh-CN.ts';
import { supervisionTables } from './supervisionRules.ts';

/** Writes the tables of docs/rules.md from the code's own; with --check it only compares. */
const file = path.resolve(import.meta.dirname, '../docs/rules.md');
const begin = '<!-- begin: written by tools/rules.ts -->';
const end = '<!-- end -->';

/** Where each command leads; the phase × command table says from where. */
const leadsTo: Partial<Record<CommandName, Phase>> = {
  Submit: 'submitted',
  AskFacts: 'needsInfo',
  SupplyFacts: 'submitted',
  Accept: 'accepted',
  Decline: 'declined',
  Transfer: 'transferred',
  Answer: 'resolved',
  Dispatch: 'dispatched',
  AutoDispatch: 'dispatched',
  Sign: 'signed',
  Return: 'returning',
  RuleOnReturn: 'accepted',
  Consult: 'dispatched',
  Designate: 'dispatched',
  Merge: 'merged',
  Unmerge: 'accepted',
  AnswerWithMain: 'closed',
  SendBack: 'responded',
  Respond: 'responded',
  Resolve: 'reviewing',
  Approve: 'resolved',
  FollowUp: 'followedUp',
  Reopen: 'accepted',
  Close: 'closed',
  Withdraw: 'withdrawn',
  Archive: 'closed',
};
const words: Readonly<Record<string, string>> = zh;
const name = (kind: string, key: string) => words[`${kind}.${key}`] ?? key;

const standingNames: Record<(typeof standings)[number], string> = {
  requester: '诉求人',
  operator: '接诉员',
  dispatcher: '派件员',
  leadOfficer: '承办单位专员',
  leadHead: '承办单位负责人',
  partOfficer: '协办单位',
  caller: '回访员',
  supervisor: '督查员',
  leader: '校领导',
  system: '系统',
};

const text = await readFile(file, 'utf8');
const [head, rest] = text.split(begin) as [string, string];
const tail = rest.slice(rest.indexOf(end));
const wanted = `${head}${begin}\n\n${[diagram(), phaseTable(), roleTable(), refusalTable(), ...supervisionTables()].join('\n\n')}\n\n${tail}`;
if (!process.argv.includes('--check')) await writeFile(file, wanted);
else if (text !== wanted) {
  console.error('docs/rules.md is stale: node bin/huying.mjs run tools/rules.ts');
  process.exit(1);
}

function diagram(): string {
  const arrows = commandNames.flatMap((command) => {
    const to = leadsTo[command];
    if (!to) return [];
    return possibleIn[command]
      .filter((from) => from !== to)
      .map((from) => `  ${from ?? '[*]'} --> ${to}: ${name('command', command)}`);
  });
  return [
    '## 诉件的一生',
    '```mermaid',
    'stateDiagram-v2',
    ...phases.map((p) => `  ${p}: ${name('phase', p)}`),
    ...arrows,
    '  returning --> signed: 退单不成立',
    '  followedUp --> closed: 满意即归档',
    '```',
  ].join('\n');
}

function phaseTable(): string {
  const rows = commandNames.map((command) => {
    const cells = phases.map((phase) => (possibleIn[command].includes(phase) ? '●' : ''));
    return `| ${name('command', command)} \`${command}\` | ${cells.join(' | ')} |`;
  });
  return [
    '## 哪个环节能做什么',
    `| | ${phases.map((p) => name('phase', p)).join(' | ')} |`,
    `|---|${phases.map(() => ':-:').join('|')}|`,
    ...rows,
  ].join('\n');
}

function roleTable(): string {
  const rows = commandNames.map(
    (command) =>
      `| ${name('command', command)} | ${standings.map((s) => (mayGive[command].includes(s) ? '●' : '')).join(' | ')} |`,
  );
  return [
    '## 谁能做什么',
    `| | ${standings.map((s) => standingNames[s]).join(' | ')} |`,
    `|---|${standings.map(() => ':-:').join('|')}|`,
    ...rows,
  ].join('\n');
}

function refusalTable(): string {
  const rows = refusals.map((code) => `| \`${code}\` | ${problemSentence(code, 'zh')} | ${problemSentence(code, 'en')} |`);
  return ['## 系统会拒绝什么', '| 代码 | 中文 | English |', '|---|---|---|', ...rows].join('\n');
}
