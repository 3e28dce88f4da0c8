import { expect, it } from 'vitest';
import { pathAfterSignIn } from './path.ts';

it('goes to a path of this site after signing in, never to another site', () => {
  expect(pathAfterSignIn('/cases/1?x=2')).toBe('/cases/1?x=2');
  for (const next of [null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])
    expect(pathAfterSignIn(next)).toBe('/');
});
