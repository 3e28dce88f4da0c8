import { describe, expect, it } from 'vitest';
import { demoGroups, wayBack } from './demoGroups.ts';

const account = (login: string, role: 'officer' | 'operator' | null) => ({ login, name: login, role, password: 'x' });

describe('sign-in', () => {
  it('groups the demonstration accounts by role and leaves students to the portal', () => {
    const groups = demoGroups([
      account('o1', 'officer'),
      account('s', null),
      account('op', 'operator'),
      account('o2', 'officer'),
    ]);
    expect(groups.map(({ role, accounts }) => [role, accounts.map(({ login }) => login)])).toEqual([
      ['operator', ['op']],
      ['officer', ['o1', 'o2']],
    ]);
  });

  it.each([
    ['to=/triage%3Fgrade=T', '/triage?grade=T'],
    ['to=//evil.example', '/'],
    ['to=/\\evil.example', '/'],
    ['to=https://evil.example', '/'],
    ['', '/'],
  ])('leads back only into the desk (%s)', (search, to) => {
    expect(wayBack(new URLSearchParams(search))).toBe(to);
  });
});
