import { objectOf } from './outcome.ts';

/**
 * What an administrator says about a gateway's answers, e.g. `status == 200 && $.result.code in ["0", "OK"]` or `text contains "success"`.
 * A small language of its own and no script: a condition can compare and do nothing else.
 *
 *     condition = clause { "&&" clause }
 *     clause    = subject ("==" | "!=") literal | subject "in" list | subject "contains" text
 *     subject   = "status" | "text" | "$.name.name"      (literals and lists are written as in JSON)
 */
export type Condition = readonly Clause[];
type Operator = '==' | '!=' | 'in' | 'contains';
type Clause = { readonly subject: string; readonly operator: Operator; readonly values: readonly string[] };

const clausePattern = /^(status|text|\$(?:\.[\w-]+)+)\s*(==|!=|in\b|contains\b)\s*(.+)$/s;

/** null when the text is no condition. */
export function parseCondition(text: string): Condition | null {
  const clauses = splitOutsideQuotes(text).map(parseClause);
  return clauses.every((clause) => clause !== null) ? clauses : null;
}

/** Whether an answer meets a condition; null when the condition asks for JSON and the answer is none. */
export function meets(condition: Condition, answer: { readonly status: number; readonly text: string }): boolean | null {
  const json = objectOf(answer.text);
  if (json === null && condition.some((clause) => clause.subject.startsWith('$'))) return null;
  return condition.every(({ subject, operator, values }) => {
    const found = subject === 'status' ? String(answer.status) : subject === 'text' ? answer.text : at(json, subject);
    return compare[operator](found, values);
  });
}

/** `found` is null where the answer has no such value. */
const compare: Readonly<Record<Operator, (found: string | null, values: readonly string[]) => boolean>> = {
  '==': (found, values) => found !== null && values.includes(found),
  '!=': (found, values) => found === null || !values.includes(found),
  in: (found, values) => found !== null && values.includes(found),
  contains: (found, values) => found?.includes(values[0]!) ?? false,
};

function parseClause(text: string): Clause | null {
  const [, subject, operator, right] = clausePattern.exec(text.trim()) ?? [];
  if (!subject || !operator || !right) return null;
  let value: unknown;
  try {
    value = JSON.parse(right);
  } catch {
    return null;
  }
  const list = operator === 'in' ? value : [value];
  if (!Array.isArray(list) || list.length === 0 || !list.every(isScalar)) return null;
  // The pattern admits these four only.
  return { subject, operator: operator as Operator, values: list.map(String) };
}

/** Gateways write the same code now as 0, now as "0": all is compared as text. */
function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function at(json: unknown, subject: string): string | null {
  let found = json;
  for (const name of subject.split('.').slice(1)) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return null;
    found = (found as Record<string, unknown>)[name];
  }
  return isScalar(found) ? String(found) : null;
}

/** At each `&&` that stands outside a quoted text; an unfinished quotation leaves a clause that is none. */
function splitOutsideQuotes(text: string): string[] {
  const parts = [''];
  for (const [piece] of text.matchAll(/"(?:[^"\\]|\\.)*"|&&|./gs)) {
    if (piece === '&&') parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts;
}
