import { expect, it } from 'vitest';
import { draftOf, valuesOf, wrongKindLine } from './providerForm.ts';

it('begins with the contract’s own defaults', () => {
  expect(valuesOf('ldap', null).settings).toMatchObject({ filter: '(uid={login})', startTls: false });
  expect(valuesOf('oidc', null).settings).toMatchObject({ scope: 'openid profile', loginClaim: 'preferred_username' });
});

it('reads kinds of people one a line, and keeps a secret that was not typed', () => {
  const draft = draftOf('cas', 3, {
    enabled: true,
    settings: { name: 'x', server: 'https://cas' },
    kinds: '教工 = staff\n\n 本科生=student ',
  });
  expect(draft).toEqual({
    kind: 'cas',
    version: 3,
    enabled: true,
    settings: { name: 'x', server: 'https://cas', kinds: { 教工: 'staff', 本科生: 'student' } },
  });
});

it('names the line that it does not understand', () => {
  expect(wrongKindLine('教工 = staff\n本科生 = pupil')).toBe(2);
  expect(wrongKindLine('教工 = staff\n\n')).toBeNull();
});
