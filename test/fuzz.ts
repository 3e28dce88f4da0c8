import { z } from 'zod';
import { api } from '../src/contract/api.ts';
import type { Endpoint } from '../src/contract/endpoint.ts';
import type { TestApp, Visitor } from './app.ts';

type Chance = () => number;
type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly format?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
};

/** What breaks programs: signs that end things, numbers at the edges, text that is longer, stranger or less text than it should be. */
const hostile: readonly unknown[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e倒着写',
  "' or 1=1 --",
  '"; drop table event; --',
  '<script>alert(1)</script>',
  // Templates of five languages.
  `$\{7*7}{{7*7}}#{7*7}<%= 7*7 %>`,
  '../../../../etc/passwd',
  '%00%2e%2e%2f',
  '=HYPERLINK("http://x","y")',
  '\\',
  '%_%',
  'é'.normalize('NFD'),
  '👨‍👩‍👧‍👦'.repeat(50),
  '长'.repeat(30_000),
  'NaN',
  '-0',
  '1e400',
  '9999-99-99',
  '2026-02-30',
  '+275760-09-13T00:00:00.000Z',
  '-000001-01-01T00:00:00.000Z',
  '00000000-0000-0000-0000-000000000000',
  '__proto__',
  'constructor',
  0,
  -1,
  0.1,
  -0.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  null,
  true,
  [],
  {},
  [[[[[[]]]]]],
  { __proto__: { admin: true } },
];

export type FuzzOutcome = { readonly asked: number; readonly errors: readonly string[] };

/** Sends requests made from the contract, partly valid and partly hostile, as one visitor after the other; every 5xx is an error. */
export async function fuzz(
  t: TestApp,
  visitors: readonly Visitor[],
  ids: readonly string[],
  requests: number,
  chance: Chance,
): Promise<FuzzOutcome> {
  const endpoints = (Object.entries(api) as [string, Endpoint][]).filter(([name]) => !spared.has(name)).map(prepared);
  const errors = new Set<string>();
  for (let n = 0; n < requests; n += 1) {
    const endpoint = pick(endpoints, chance);
    const visitor = pick(visitors, chance);
    const { url, body } = requestOf(endpoint, ids, chance);
    const kept = { ...visitor.cookies };
    const answer = await t.app.inject({
      method: endpoint.method,
      url,
      cookies: kept,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, payload: body }),
    });
    if (answer.statusCode >= 500 && answer.statusCode !== 503)
      errors.add(`${endpoint.name} ${answer.statusCode} ${url.slice(0, 200)} ${(body ?? '').slice(0, 300)}`);
  }
  return { asked: requests, errors: [...errors] };
}

/** Ends the visitor's own session, or walks the whole chain at each call. */
const spared = new Set([
  'signOut',
  'changePassword',
  'endOtherSessions',
  'endSession',
  'verifyAudit',
  'trainModels',
  'syncDirectory',
]);

type Prepared = {
  readonly name: string;
  readonly method: Endpoint['method'];
  readonly path: string;
  readonly query: Schema | null;
  readonly body: Schema | null;
};

function prepared([name, { method, path, query, body }]: [string, Endpoint]): Prepared {
  const schemaOf = (schema: z.ZodType | undefined) =>
    schema ? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', cycles: 'ref' }) as Schema) : null;
  return { name, method, path, query: schemaOf(query), body: schemaOf(body) };
}

function requestOf(
  { path, query, body }: Prepared,
  ids: readonly string[],
  chance: Chance,
): { url: string; body: string | undefined } {
  const filled = path.replace(/:(\w+)/g, () =>
    encodeURIComponent(chance() < 0.7 ? pick(ids, chance) : String(pick(hostile, chance)).slice(0, 400).toWellFormed()),
  );
  const asked = query ? valueFor(query, query, chance, 0) : {};
  const pairs = Object.entries(typeof asked === 'object' && asked !== null ? asked : {}).map(
    ([key, value]) =>
      `${encodeURIComponent(key)}=${encodeURIComponent((typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 2000).toWellFormed())}`,
  );
  const sent = body ? (chance() < 0.02 ? '{"half":' : JSON.stringify(valueFor(body, body, chance, 0))) : undefined;
  return { url: pairs.length > 0 ? `${filled}?${pairs.join('&')}` : filled, body: sent };
}

function valueFor(schema: Schema, root: Schema, chance: Chance, depth: number): unknown {
  if (chance() < 0.06) return pick(hostile, chance);
  if (schema.$ref) {
    const target = root.$defs?.[schema.$ref.split('/').at(-1)!];
    return target && depth < 6 ? valueFor(target, root, chance, depth + 1) : null;
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return pick(schema.enum, chance);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return valueFor(pick(choices, chance), root, chance, depth + 1);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => valueFor(one, root, chance, depth + 1)));
  const type = Array.isArray(schema.type) ? pick(schema.type as readonly string[], chance) : schema.type;
  switch (type) {
    case 'object': {
      const own = Object.entries(schema.properties ?? {}).filter(([key]) => schema.required?.includes(key) || chance() < 0.5);
      return Object.fromEntries(own.map(([key, value]) => [key, valueFor(value, root, chance, depth + 1)]));
    }
    case 'array':
      return Array.from({ length: Math.floor(chance() * 4) }, () =>
        schema.items ? valueFor(schema.items, root, chance, depth + 1) : null,
      );
    case 'integer':
      return Math.floor(chance() * 40) - 2;
    case 'number':
      return chance() * 40 - 2;
    case 'boolean':
      return chance() < 0.5;
    default:
      return textOf(schema, chance);
  }
}

const texts = [
  '水房漏水了请尽快来修',
  'library',
  '0401',
  'd3',
  '2026-03-02',
  '2026-03-02T02:00:00.000Z',
  'aaaa',
  '13800001234',
  '维修',
];
function textOf({ format }: Schema, chance: Chance): unknown {
  if (format === 'uuid') return `${hex(8, chance)}-${hex(4, chance)}-4${hex(3, chance)}-8${hex(3, chance)}-${hex(12, chance)}`;
  if (format === 'date-time') return '2026-03-02T02:00:00.000Z';
  if (format === 'date') return '2026-03-02';
  return chance() < 0.5 ? pick(texts, chance) : pick(hostile, chance);
}

const hex = (length: number, chance: Chance) => Array.from({ length }, () => Math.floor(chance() * 16).toString(16)).join('');
const pick = <T>(list: readonly T[], chance: Chance): T => list[Math.floor(chance() * list.length)]!;
