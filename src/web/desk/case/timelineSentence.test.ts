import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../contract/cases.ts';
import { eventTypes } from '../../../domain/case/vocabulary.ts';
import { text } from '../useText.ts';
import { timelineSentence, wordsOf } from './timelineSentence.ts';

const entry = (some: Partial<TimelineEntry>): TimelineEntry => ({
  version: 1,
  type: 'NoteTaken',
  at: '2026-03-02T01:00:00.000Z',
  unit: null,
  person: null,
  onBehalfOf: null,
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
    const returned = entry({ type: 'ReturnRequested', unit: 'library', reason: 'not-our-duty', text: '归后勤管' });
    expect(timelineSentence(returned, text, names)).toBe('图书馆申请退单：不属于本单位职责');
    expect(wordsOf(returned)).toEqual(['归后勤管']);
    expect(wordsOf(entry({ type: 'CaseReopened', reason: '还是没有热水' }))).toEqual(['还是没有热水']);
  });

  it('says which way a ruling went, and into which case another was merged, once', () => {
    const ruled = entry({ type: 'ExclusionRuled', reason: 'denied', text: '证据不足' });
    expect(timelineSentence(ruled, text, names)).toBe('接诉中心裁定剔除申请：不同意');
    expect(wordsOf(ruled)).toEqual(['证据不足']);
    const merged = entry({ type: 'CaseMerged', reason: 'JS2026-000012' });
    expect(timelineSentence(merged, text, names)).toBe('接诉中心并案办理，主件 JS2026-000012');
    expect(wordsOf(merged)).toEqual([]);
  });

  it('has a whole sentence for everything that can happen', () => {
    for (const type of eventTypes) {
      expect(timelineSentence(entry({ type, toUnit: 'logistics' }), text, names)).not.toMatch(/[{}]|^event\./);
    }
  });
});
