import { describe, expect, it } from 'vitest';
import { CaseCommandBody } from '../../../contract/cases.ts';
import { phases } from '../../../domain/case/vocabulary.ts';
import { arranged } from './commandOrder.ts';

describe('order of the buttons', () => {
  it('draws every allowed command exactly once and no other', () => {
    const allowed = CaseCommandBody.options.map(({ shape }) => shape.type.value);
    for (const phase of phases) {
      const { primary, others } = arranged(allowed, phase);
      const drawn = primary ? [primary, ...others] : [...others];
      expect([...drawn].sort()).toEqual([...allowed].sort());
    }
    expect(arranged([], 'submitted')).toEqual({ primary: null, others: [] });
  });

  it('puts the step that moves the case on first, only when the server allows it', () => {
    expect(arranged(['Note', 'Respond', 'Progress', 'Resolve'], 'responded').primary).toBe('Resolve');
    expect(arranged(['Note', 'Respond'], 'responded')).toEqual({ primary: null, others: ['Respond', 'Note'] });
  });

  it('puts what others wait for before the work of one’s own', () => {
    expect(arranged(['Resolve', 'EndorseExtension', 'Progress'], 'responded').primary).toBe('EndorseExtension');
    expect(arranged(['Note', 'Designate'], 'returning').primary).toBe('Designate');
    expect(arranged(['Note', 'ReportPart'], 'responded').primary).toBe('ReportPart');
  });

  it('leaves returning and declining to the end', () => {
    expect(arranged(['Decline', 'Return', 'Note'], 'signed').others).toEqual(['Note', 'Return', 'Decline']);
  });
});
