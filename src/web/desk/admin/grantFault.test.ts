import { describe, expect, it } from 'vitest';
import { grantFault } from './grantFault.ts';

describe('grants of a person', () => {
  it('asks for the unit of a role that makes no sense without one', () => {
    expect(grantFault([{ role: 'officer', unit: null }])).toBe('grantNeedsUnit');
    expect(
      grantFault([
        { role: 'officer', unit: 'dorms' },
        { role: 'operator', unit: null },
      ]),
    ).toBeNull();
  });

  it('refuses the same grant twice, but not the same role for two units', () => {
    expect(
      grantFault([
        { role: 'head', unit: 'dorms' },
        { role: 'head', unit: 'dorms' },
      ]),
    ).toBe('grantTwice');
    expect(
      grantFault([
        { role: 'head', unit: 'dorms' },
        { role: 'head', unit: 'canteen' },
      ]),
    ).toBeNull();
  });
});
