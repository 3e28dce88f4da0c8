import { expect, it } from 'vitest';
import config from '../../vite.portal.config.ts';

/** The chunks that the portal is cut into, as the build's settings say. */
type Groups = { groups: { name: string; test: (id: string) => boolean }[] };

it('keeps English words out of the first download: the page waits for them, and would wait for itself', () => {
  // The settings are our own file; their type is the bundler's widest one.
  const output = config.build?.rolldownOptions?.output as { codeSplitting: Groups };
  const form = output.codeSplitting.groups.find(({ name }) => name === 'form')!;
  for (const words of ['src/web/i18n/words.en.ts', 'src/web/i18n/evaluation.en.ts', 'src/web/portal/words.en.ts'])
    expect([words, form.test(`/somewhere/${words}`)]).toEqual([words, false]);
  expect(form.test('/somewhere/src/web/i18n/words.zh-CN.ts')).toBe(true);
});
