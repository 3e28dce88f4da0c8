import { jaccard, shingles } from './nearDuplicates.ts';
import { normalise } from './normalise.ts';
import {
  asks,
  cited,
  dated,
  forbiddenEndings,
  questions,
  type ReplyRuleId,
  type ReplySettings,
  type ReplySeverity,
  replyRuleIds,
  says,
  unfilledBlank,
} from './replyRules.ts';

export type Replying = {
  readonly reply: string;
  /** What the requester wrote. */
  readonly title: string;
  readonly text: string;
  /** The unit's former replies to other cases; none: nothing is compared. */
  readonly former: readonly string[];
};
export type ReplyFinding = {
  readonly rule: ReplyRuleId;
  readonly severity: Exclude<ReplySeverity, 'off'>;
  /** The words at fault in the reply, half-open; null when something is missing rather than wrong. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** For copied: the highest similarity, 0..1, and how many former replies reach the bound. */
  readonly copied: { readonly similarity: number; readonly count: number } | null;
};

/** Shorter ones can hardly say what, when and whom to ask. Characters without spaces. */
const shortest = 20;
/** Of shorter replies a high similarity says nothing: "已更换灯管" is what it is. */
const comparedFrom = 16;

/** Judges a reply by the rules that are not off; [] when there is nothing to say. Pure; some 50 former replies cost about a millisecond. */
export function replyFindings(given: Replying, settings: ReplySettings): readonly ReplyFinding[] {
  return replyRuleIds.flatMap((rule): ReplyFinding[] => {
    const severity = settings.severities[rule];
    if (severity === 'off') return [];
    const fault = faultOf(rule, given, settings);
    return fault ? [{ rule, severity, span: null, copied: null, ...fault }] : [];
  });
}

/** Whether a hard rule refuses the reply. */
export function isRefusedReply(given: Omit<Replying, 'former'>, settings: ReplySettings): boolean {
  return replyFindings({ ...given, former: [] }, settings).some(({ severity }) => severity === 'hard');
}

/** Whether a blank of a template was left in words that are no reply and are judged by nothing else, where the school forbids it. */
export function isBlankLeft(words: string, { severities }: ReplySettings): boolean {
  return severities['unfilled-blank'] === 'hard' && unfilledBlank.test(words);
}

type Fault = Partial<Pick<ReplyFinding, 'span' | 'copied'>>;

function faultOf(rule: ReplyRuleId, given: Replying, settings: ReplySettings): Fault | null {
  const { reply } = given;
  switch (rule) {
    case 'forbidden-ending':
      return forbiddenEnding(reply, settings.forbidden);
    case 'unfilled-blank':
      return spanOf(unfilledBlank.exec(reply));
    case 'answers-question':
      return answersQuestion(given) ? null : {};
    case 'says-what':
      return says.test(reply) ? null : {};
    case 'says-when':
      return dated.test(reply) ? null : {};
    case 'says-whom':
      return asks.test(reply) ? null : {};
    case 'too-short':
      return reply.replaceAll(/\s/gu, '').length < shortest ? {} : null;
    case 'copied':
      return copiedFrom(given, settings.copiedFrom);
  }
}

function forbiddenEnding(reply: string, own: readonly string[]): Fault | null {
  let start = 0;
  const sentences = reply.split(/(?<=[。！!？?\n；;])/u).map((words) => {
    const at = { words, start };
    start += words.length;
    return at;
  });
  for (const { words, start: from } of sentences) {
    for (const { pattern, unless } of forbiddenEndings) {
      const found = pattern.exec(words);
      const honest = (unless === 'dated' && dated.test(words)) || (unless === 'cited' && cited.test(words));
      if (found && !honest && isEnding(reply, from + found.index + found[0].length)) return spanOf(found, from);
    }
  }
  const literal = own.find((phrase) => phrase !== '' && reply.includes(phrase));
  if (literal === undefined) return null;
  const at = reply.indexOf(literal);
  return { span: { start: at, end: at + literal.length } };
}

/** After the words nothing follows that says what was done and by when: they are where the reply ends, whatever politeness comes after. */
function isEnding(reply: string, after: number): boolean {
  const rest = reply.slice(after);
  return !(says.test(rest) && dated.test(rest));
}

function spanOf(found: RegExpExecArray | null, from = 0): Fault | null {
  return found && { span: { start: from + found.index, end: from + found.index + found[0].length } };
}

/** Speaks of what was asked: of the same things, and with an answer of the kind that the question wants. */
function answersQuestion({ reply, title, text }: Replying): boolean {
  const asked = `${title}\n${text}`;
  if (asked.trim() === '') return true;
  if (questions.some((question) => question.asked.test(asked) && !question.answered.test(reply))) return false;
  const spoken = matters(reply);
  const own = [...matters(asked)];
  // Too little to compare: 「停电」 is two characters.
  return own.length < 3 || own.some((each) => spoken.has(each));
}

const hollow =
  /请问|你好|您好|希望|反映|问题|情况|什么|怎么|为何|能否|可以|学校|老师|同学|我们|谢谢|尽快|一下|解决|处理|[一二三四五六七八九十两几号楼层室的了是不没有在和与就都也很到去来上下吗呢啊请我你您这那个]/gu;

/** Characters of Chinese and words of other scripts, without what every message holds. */
function matters(words: string): Set<string> {
  const plain = normalise(words).replaceAll(hollow, ' ');
  return new Set(plain.match(/\p{Script=Han}|[a-z]{3,}/gu) ?? []);
}

function copiedFrom({ reply, former }: Replying, bound: number): Fault | null {
  if (reply.length < comparedFrom) return null;
  // Another date or room does not make it another reply.
  const shape = (words: string) => shingles(words.replaceAll(/\d+/gu, '0'));
  const own = shape(reply);
  const similar = former.map((other) => jaccard(own, shape(other))).filter((similarity) => similarity >= bound);
  return similar.length === 0 ? null : { copied: { similarity: Math.max(...similar), count: similar.length } };
}
