import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { schemes } from './presets.ts';
import { bases, deedKinds, exclusionReasons, flagKinds, measureIds, moments, scopes } from './vocabulary.ts';

const document = readFileSync(path.resolve(import.meta.dirname, '../../../docs/kpi.md'), 'utf8');

it.each([
  ...measureIds,
  ...exclusionReasons,
  ...deedKinds,
  ...flagKinds,
  ...bases,
  ...moments,
  ...scopes,
  ...schemes.map((scheme) => scheme.id),
])('docs/kpi.md explains %s', (code) => {
  expect(document).toContain(`\`${code}\``);
});
