import { describe, expect, it } from 'vitest';
import { eventTypes, phases } from '../../../domain/case/vocabulary.ts';
import { text } from '../text.ts';
import { statusWords } from './statusWords.ts';
import { timelineWords } from './timelineWords.ts';

const nothing = { unit: null, toUnit: null, reason: null, means: null, answers: null };
const nameOf = (id: string) => (id === 'repair' ? '维修中心' : id);

describe('timelineWords', () => {
  it('speaks of units by name and of reasons in words', () => {
    expect(timelineWords({ ...nothing, type: 'CaseDispatched', toUnit: 'repair' }, nameOf, text)).toBe('已派给维修中心办理');
    expect(timelineWords({ ...nothing, type: 'CaseClosed', reason: 'satisfied' }, nameOf, text)).toBe('诉求已归档：回访认可');
    expect(timelineWords({ ...nothing, type: 'RequesterContacted', unit: 'repair', means: 'visit' }, nameOf, text)).toBe(
      '维修中心联系了您（当面）',
    );
  });

  it('leaves no blank open, whatever happened', () => {
    for (const type of eventTypes) expect(timelineWords({ ...nothing, type, unit: 'repair' }, nameOf, text)).not.toMatch(/[{}]/);
  });

  it('explains the ledger and a merge in words of its own', () => {
    expect(timelineWords({ ...nothing, type: 'PutOnLedger', reason: 'budget' }, nameOf, text)).toContain('需要安排经费');
    expect(timelineWords({ ...nothing, type: 'CaseMerged', reason: 'JS2026-000012' }, nameOf, text)).toContain('JS2026-000012');
  });

  it('does not tell the requester why a unit gave the case back', () => {
    const returned = timelineWords({ ...nothing, type: 'ReturnRequested', unit: 'repair', reason: 'not-our-duty' }, nameOf, text);
    expect(returned).not.toContain('职责');
  });
});

describe('statusWords', () => {
  it('has words for every phase', () => {
    for (const phase of phases) expect(statusWords({ phase }, '维修中心', text)).not.toMatch(/[{}]|^$/);
  });

  it('does not say that somebody works on what waits on the ledger', () => {
    expect(statusWords({ phase: 'responded', onLedger: true }, '维修中心', text)).toContain('较长时间');
  });

  it('asks for a rating only where one may be given', () => {
    expect(statusWords({ phase: 'resolved', mayRate: true }, '维修中心', text)).toBe('维修中心已办结，请您评价');
    expect(statusWords({ phase: 'resolved', mayRate: false }, '维修中心', text)).toBe('维修中心已办结，等待回访');
  });
});
