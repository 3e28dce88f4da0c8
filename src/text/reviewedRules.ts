import type { Message } from './features.ts';
import { normaliseWithOffsets } from './normalise.ts';
import { sensitiveRules } from './sensitiveRules.ts';

/** What a reviewed rule is about. `crisis`: someone may die by their own hand; `threat`: someone announces to hurt others or to act out (扬言). */
export type Sensitivity = 'crisis' | 'threat' | 'fire' | 'harassment' | 'injury' | 'poisoning' | 'utility';

/** How fast somebody has to act: T 特急, J 紧急. Rules only ever raise a grade, never lower one. */
export type RaisedGrade = 'T' | 'J';

/**
 * One reviewed rule. `any`: patterns over normalised text without white space. `unless`: phrases that hold the same characters and
 * mean nothing of the kind (笑死, 消防演练); they only blank themselves, so "笑死了,我想自杀" still counts.
 */
export type ReviewedRule = {
  readonly id: string;
  readonly about: Sensitivity;
  readonly raisesTo: RaisedGrade;
  /** True: only people with the right for sensitive cases may read it. */
  readonly confidential: boolean;
  readonly any: readonly RegExp[];
  readonly unless: readonly RegExp[];
};

/** A rule that applied and the words it found, as they stand in the original. Show them only where the message may be shown. */
export type Finding = {
  readonly rule: string;
  readonly about: Sensitivity;
  readonly part: 'title' | 'text';
  readonly start: number;
  readonly end: number;
  readonly words: string;
};

export type Screening = {
  /** The highest grade any rule asks for; null when none applied. */
  readonly raisesTo: RaisedGrade | null;
  readonly confidential: boolean;
  readonly findings: readonly Finding[];
};

/**
 * Screens a message by rules that people have read and tested. A classifier must never do this alone: these messages are too rare
 * to learn from and too grave to miss. Wrong alarms cost a glance, so negation ("我没有想自杀") does not silence a rule.
 */
export function screen(message: Message, rules: readonly ReviewedRule[] = sensitiveRules): Screening {
  const findings: Finding[] = [];
  const applied = new Set<ReviewedRule>();
  for (const part of ['title', 'text'] as const) {
    const read = squeeze(message[part]);
    for (const rule of rules) {
      const found = firstMatch(rule, read.text);
      if (found === null) continue;
      applied.add(rule);
      const start = read.from[found.start]!;
      const end = read.from[found.end - 1]! + 1;
      findings.push({ rule: rule.id, about: rule.about, part, start, end, words: message[part].slice(start, end) });
    }
  }
  const grades = [...applied].map(({ raisesTo }) => raisesTo);
  return {
    raisesTo: grades.includes('T') ? 'T' : (grades[0] ?? null),
    confidential: [...applied].some(({ confidential }) => confidential),
    findings,
  };
}

function firstMatch(rule: ReviewedRule, text: string): { start: number; end: number } | null {
  const rest = rule.unless.reduce((kept, harmless) => kept.replaceAll(harmless, (found) => '□'.repeat(found.length)), text);
  for (const pattern of rule.any) {
    const match = pattern.exec(rest);
    if (match !== null && match[0] !== '') return { start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** White space, format characters and dots between hanzi are removed: "自 杀" and "自.杀" are written to slip through. */
function squeeze(original: string): { text: string; from: readonly number[] } {
  const { text, from } = normaliseWithOffsets(original);
  let out = '';
  const kept: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (/[\s\p{Cf}.·*_\-—~]/u.test(text[at]!)) continue;
    out += text[at];
    kept.push(from[at]!);
  }
  return { text: out, from: kept };
}
