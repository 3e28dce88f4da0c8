import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../contract/cases.ts';
import type { Reference } from '../../../contract/reference.ts';
import { dispatchHints } from './dispatchHints.ts';

const unit = (id: string, retired = false) => ({ id, name: id, nameEn: '', group: 'department' as const, parent: null, retired });
// Only the fields that the hints look at.
const reference = {
  units: [unit('logistics'), unit('library'), unit('closed', true)],
  categories: [{ code: '0101', defaultUnit: 'logistics' }],
} as unknown as Reference;
const event = (type: TimelineEntry['type'], toUnit: string | null) => ({ type, toUnit }) as TimelineEntry;
const hints = (...timeline: TimelineEntry[]) => dispatchHints({ categoryCode: '0101', timeline }, reference);

describe('units offered for dispatch', () => {
  it('offers the catalogue at first', () => {
    expect(hints(event('CaseSubmitted', null))).toEqual([{ unit: 'logistics', why: 'catalogue' }]);
  });

  it('offers what the returning unit proposed before the catalogue', () => {
    expect(hints(event('CaseDispatched', 'logistics'), event('DispatchReturned', 'library'))).toEqual([
      { unit: 'library', why: 'proposed' },
      { unit: 'logistics', why: 'catalogue' },
    ]);
  });

  it('offers what the unit in dispute proposes while the dispute is being settled', () => {
    expect(hints(event('CaseDispatched', 'logistics'), event('ReturnRequested', 'library'))[0]).toEqual({
      unit: 'library',
      why: 'proposed',
    });
  });

  it('offers a rework to whoever had it, once, and never a retired unit', () => {
    expect(hints(event('CaseDispatched', 'logistics'), event('CaseReopened', null))).toEqual([
      { unit: 'logistics', why: 'before' },
    ]);
    expect(hints(event('DispatchReturned', 'closed'))).toEqual([{ unit: 'logistics', why: 'catalogue' }]);
  });
});
