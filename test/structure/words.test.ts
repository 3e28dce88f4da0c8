import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Words and the places where they may stand: what an import graph cannot see. */
const places: readonly { readonly word: RegExp; readonly only: readonly string[]; readonly why: string }[] = [
  {
    word: /process\.env/,
    only: ['src/server/config.ts', 'src/server/platform/bundledPostgres.ts'],
    why: 'settings come from config.ts',
  },
  { word: /new Date\(\)|Date\.now\(|Temporal\.Now/, only: ['src/server/main.ts', 'src/web/'], why: 'the clock is an argument' },
  { word: /Math\.random\(/, only: [], why: 'chance is an argument, or comes from node:crypto' },
  { word: /insert into event\b/i, only: ['src/server/cases/record.ts'], why: 'events are recorded in one place' },
  {
    word: /update case_view|insert into case_view/i,
    only: ['src/server/cases/record.ts'],
    why: 'views are pictures of the folded state',
  },
  {
    word: /\.transaction\(\)/,
    // A file of reference data or of people is taken whole or not at all, however many of them it touches.
    only: ['src/server/directory/importItems.ts', 'src/server/directory/importPeople.ts'],
    why: 'a command is one statement',
  },
  {
    word: /crypto\.randomUUID\(|crypto\.subtle\./,
    only: [],
    why: 'a campus network may be plain http, where browsers hide them',
  },
  {
    word: /console\.(log|info|debug)\(/,
    only: ['src/server/main.ts', 'src/server/imports/', 'src/server/backup/commands.ts'],
    why: 'the log is the server’s logger',
  },
  {
    word: /^(export )?(const .*= )?await /m,
    only: ['src/web/portal/'],
    why: 'an entry that awaits waits for ever if what it awaits imports from it',
  },
  { word: /export \* from/, only: [], why: 'no barrels' },
];

const sources = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return sources(file);
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) ? [file] : [];
  });

const files = sources(path.join(root, 'src')).map((file) => ({
  name: path.relative(root, file),
  text: readFileSync(file, 'utf8'),
}));

it('has read the sources', () => {
  expect(files.length).toBeGreaterThan(60);
});

it.each(places)('$word stands only where it may: $why', ({ word, only }) => {
  const found = files
    .filter(({ name, text }) => word.test(text) && !only.some((place) => name.startsWith(place)))
    .map(({ name }) => name);
  expect(found).toEqual([]);
});

it('lets only the words of pages that arrive later await at the top', () => {
  const waiting = files.filter(({ name, text }) => name.startsWith('src/web/portal/') && /^(const .*= )?await /m.test(text));
  expect(waiting.map(({ name }) => name).filter((name) => !/^src\/web\/portal\/\w+\/text\.ts$/.test(name))).toEqual([]);
});

it('keeps the pure parts free of the clock, chance and input', () => {
  const pure = files.filter(({ name }) => /^src\/(domain|text|sentinel)\//.test(name));
  const impure = pure.filter(({ text }) =>
    /from 'node:|\bfetch\(|\bsetTimeout\(|\bDate\.now|new Date\(\)|Temporal\.Now|Math\.random/.test(text),
  );
  expect(impure.map(({ name }) => name)).toEqual([]);
});
