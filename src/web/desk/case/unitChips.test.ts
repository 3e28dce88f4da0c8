import { expect, it } from 'vitest';
import type { Reference } from '../../../contract/reference.ts';
import { unitChips } from './unitChips.ts';

// Only what is read of it.
const reference = { units: ['it', 'library', 'repair'].map((id) => ({ id, retired: id === 'library' })) } as unknown as Reference;
const unit = (id: string, probability: number, words: string[] = []) => ({
  unit: id,
  probability,
  reasons: words.map((word) => ({ part: 'title' as const, start: 0, end: 1, words: word, share: 1 })),
});

it('adds the unit of the catalogue when the classifier did not name it', () => {
  const chips = unitChips(
    {
      units: [unit('it', 0.6, ['断网', '断网'])],
      rule: { unit: 'repair', alternates: ['it'], cell: null, formerly: null },
      place: null,
    },
    reference,
  );
  expect(chips).toEqual([
    { unit: 'it', probability: 0.6, rule: 'alternate', place: null, words: ['断网'] },
    { unit: 'repair', probability: null, rule: 'default', place: null, words: [] },
  ]);
});

it('names no unit twice and none that has been closed', () => {
  const chips = unitChips(
    {
      units: [unit('repair', 0.7), unit('library', 0.2)],
      rule: { unit: 'repair', alternates: [], cell: null, formerly: null },
      place: null,
    },
    reference,
  );
  expect(chips.map((chip) => [chip.unit, chip.rule])).toEqual([['repair', 'default']]);
});

it('says what the place says, beside what the catalogue says', () => {
  const place = { placeId: 'd3', unit: 'repair', cases: 8, of: 9 };
  const chips = unitChips(
    { units: [unit('it', 0.6)], rule: { unit: 'it', alternates: [], cell: null, formerly: null }, place },
    reference,
  );
  expect(chips).toMatchObject([
    { unit: 'it', rule: 'default', place: null },
    { unit: 'repair', probability: null, rule: null, place: { cases: 8, of: 9 } },
  ]);
});
