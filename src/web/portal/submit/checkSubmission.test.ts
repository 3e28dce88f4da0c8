import { describe, expect, it } from 'vitest';
import { newCaseId } from '../../api/caseId.ts';
import { newFollowUpCode } from '../../api/followUpCode.ts';
import { checkSubmission } from './checkSubmission.ts';
import { type Draft, emptyDraft } from './draft.ts';
import type { Category } from './suggestCategories.ts';

const empty = emptyDraft(newCaseId(), newFollowUpCode());
const nothing = { category: null, place: null };
const asking = (...requiredFields: Category['requiredFields']) => ({
  place: null,
  category: {
    code: '0503',
    parent: '05',
    name: '供暖温度不达标',
    nameEn: '',
    nature: 'complaint',
    grade: 'J',
    confidentiality: 'normal',
    defaultUnit: 'heating',
    requiredFields,
    keywords: [],
    hint: '',
    hintEn: '',
    retired: false,
  } satisfies Category,
});
const written: Draft = { ...empty, title: '宿舍暖气不热', categoryCode: '0503' };
const fields = (draft: Draft, chosen: Parameters<typeof checkSubmission>[1]) =>
  checkSubmission(draft, chosen).map(({ field }) => field);

describe('checkSubmission', () => {
  it('names everything that is missing at once, in the order of the form', () => {
    expect(checkSubmission(empty, nothing)).toEqual([
      { field: 'title', code: 'required', limit: 4 },
      { field: 'categoryCode', code: 'required' },
    ]);
  });

  it('tells the bound that was missed', () => {
    expect(checkSubmission({ ...written, title: '热水' }, nothing)).toEqual([{ field: 'title', code: 'too-short', limit: 4 }]);
    expect(checkSubmission({ ...written, title: '水'.repeat(61) }, nothing)).toEqual([
      { field: 'title', code: 'too-long', limit: 60 },
    ]);
    expect(checkSubmission({ ...written, text: '水'.repeat(2001) }, nothing)).toEqual([
      { field: 'text', code: 'too-long', limit: 2000 },
    ]);
  });

  it('asks for the facts of the chosen category', () => {
    expect(fields(written, asking('room', 'time', 'measurement', 'photo'))).toEqual([
      'placeText',
      'happenedAt',
      'measurement',
      'photos',
    ]);
    const told = { ...written, placeText: '412', happenedAt: '2026-03-02T20:30', measurement: '14 ℃', withoutPhoto: true };
    expect(fields(told, asking('room', 'time', 'measurement', 'photo'))).toEqual([]);
  });

  it('takes a described place for one from the list, and a chosen room for a room number', () => {
    expect(fields(written, asking('place'))).toEqual(['placeId']);
    expect(fields({ ...written, placeText: '东门外公交站' }, asking('place'))).toEqual([]);
    const room = { id: 'd3-412', parent: 'd3', kind: 'room', name: '412', nameEn: '', retired: false } as const;
    expect(fields({ ...written, placeId: 'd3-412' }, { ...asking('place', 'room'), place: room })).toEqual([]);
  });

  it('finds nothing wrong with one good sentence', () => {
    expect(checkSubmission(written, nothing)).toEqual([]);
  });
});
