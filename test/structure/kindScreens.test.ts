import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { referenceKinds } from '../../src/contract/reference.ts';
import { kindScreens, ruleScreens } from '../../src/web/desk/admin/kindScreens.ts';

const sourcesOf = (folder: string) =>
  globSync('**/*.{ts,tsx}', { cwd: folder })
    .filter((file) => !/\.(test|d)\.ts$/.test(file))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
const web = path.join(import.meta.dirname, '../../src/web');
const sources = sourcesOf(path.join(web, 'desk'));
const routes = sources.filter((source) => source.includes('lazy: async')).join('\n');
const server = sourcesOf(path.join(web, '../server'));

const routed = (screen: string) => expect(routes).toMatch(new RegExp(`path: '(?:[a-z-]+/)*${screen.split('/').at(-1)}'`));

describe('reference data', () => {
  it.each(referenceKinds)('of the kind %s can be edited on a page that has an address', (kind) => {
    const editors = [`kind="${kind}"`, `usePutItem('${kind}')`, `kind: '${kind}'`];
    expect(sources.some((source) => editors.some((editor) => source.includes(editor)))).toBe(true);
    routed(kindScreens[kind]);
  });

  it.each(Object.entries(ruleScreens))('of the kind %s, which has endpoints of its own, is edited on %s', (_kind, screen) => {
    routed(screen);
  });

  it('is of no kind that the server keeps and no page edits', () => {
    const tables = server.filter((source) => /reference_item|reference_history|writeItem/.test(source)).join('\n');
    const kept = [...tables.matchAll(/\bkind(?: =|:) '([a-zA-Z]+)', ?id\b|\bi?\.?kind = '([a-zA-Z]+)' and (?:\w+\.)?id\b/g)];
    const found = new Set(kept.map(([, written, read]) => written ?? read!));
    expect([...found]).toEqual(expect.arrayContaining(['retention', 'signInPolicy', 'proposalRules', 'consentText']));
    const known: readonly string[] = [...Object.keys(kindScreens), ...Object.keys(ruleScreens)];
    expect([...found].filter((kind) => !known.includes(kind))).toEqual([]);
  });
});
