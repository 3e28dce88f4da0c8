import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../contract/cases.ts';
import { text } from '../useText.ts';
import { timelineSentence, wordsOf } from './timelineSentence.ts';

const entry = (some: Partial<TimelineEntry>): TimelineEntry => ({
  version: 1,
  type: 'NoteTaken',
  at: '2026-03-02T01:00:00.000Z',
  unit: null,
  person: null,
  byRequester: false,
  internal: false,
  text: null,
  reason: null,
  toUnit: null,
  deadline: null,
  expectedOn: null,
  photos: [],
  means: null,
  contactedAt: null,
  answers: null,
  ...some,
});
const names = { unit: (id: string) => ({ logistics: '后勤处', library: '图书馆' })[id] ?? id };

describe('sentence of the timeline', () => {
  it('names units, and the office where no unit acted', () => {
    expect(timelineSentence(entry({ type: 'CaseDispatched', toUnit: 'logistics' }), text, names)).toBe('已派给后勤处办理');
    expect(timelineSentence(entry({ type: 'CaseAccepted' }), text, names)).toBe('接诉中心已受理');
  });

  it('turns a reason code into words and leaves free words below the sentence', () => {
    const returned = entry({ type: 'DispatchReturned', unit: 'library', reason: 'not-our-duty', text: '归后勤管' });
    expect(timelineSentence(returned, text, names)).toBe('图书馆退单：不属于本单位职责');
    expect(wordsOf(returned)).toEqual(['归后勤管']);
    expect(wordsOf(entry({ type: 'CaseReopened', reason: '还是没有热水' }))).toEqual(['还是没有热水']);
  });
});
