import { describe, expect, it } from 'vitest';
import type { Reference } from '../../../contract/reference.ts';
import type { Me } from '../../../contract/session.ts';
import { ownUnits } from './ownUnits.ts';

// Only the fields that are looked at.
const reference = {
  units: [
    { id: 'night-desk', parent: 'dorms' },
    { id: 'dorms', parent: 'logistics' },
    { id: 'logistics', parent: null },
    { id: 'library', parent: null },
  ],
} as unknown as Reference;
const me = (grants: Me['grants']): Me => ({ id: '1', name: '某', kind: 'staff', unit: 'library', grants });

describe('units of one’s own', () => {
  it('are the granted one and all below it, in whatever order they are listed', () => {
    expect([...ownUnits(me([{ role: 'officer', unit: 'logistics' }]), reference)].sort()).toEqual([
      'dorms',
      'logistics',
      'night-desk',
    ]);
  });

  it('are none for those who handle nothing, and while nothing is known', () => {
    expect(
      ownUnits(
        me([
          { role: 'dispatcher', unit: null },
          { role: 'trusted', unit: 'library' },
        ]),
        reference,
      ).size,
    ).toBe(0);
    expect(ownUnits(null, undefined).size).toBe(0);
  });
});
