import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { referenceKinds } from '../../src/contract/reference.ts';
import { kindScreens } from '../../src/web/desk/admin/kindScreens.ts';

const desk = path.join(import.meta.dirname, '../../src/web/desk');
const sources = globSync('**/*.{ts,tsx}', { cwd: desk })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(path.join(desk, file), 'utf8'));
const routes = sources.filter((source) => source.includes('lazy: async')).join('\n');

describe('reference data', () => {
  it.each(referenceKinds)('of the kind %s can be edited on a page that has an address', (kind) => {
    const editors = [`kind="${kind}"`, `usePutItem('${kind}')`, `kind: '${kind}'`];
    expect(sources.some((source) => editors.some((editor) => source.includes(editor)))).toBe(true);
    const last = kindScreens[kind].split('/').at(-1);
    expect(routes).toMatch(new RegExp(`path: '(?:[a-z-]+/)*${last}'`));
  });
});
