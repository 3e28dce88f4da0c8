import { expect, it } from 'vitest';
import { isSigned, signatureOf } from './signature.ts';

const now = Date.parse('2026-03-02T02:00:00.000Z');
const timestamp = String(now / 1000);
const body = '{"id":"1"}';
const signed = { timestamp, body, signature: signatureOf('secret', { timestamp, body }) };

it('believes what was signed with the secret just now', () => {
  expect(isSigned('secret', signed, now)).toBe(true);
  expect(isSigned('secret', signed, now + 300_000)).toBe(true);
  expect(isSigned('secret', signed, now - 300_000)).toBe(true);
});

it.each([
  ['another secret', 'other', signed, now],
  ['a changed body', 'secret', { ...signed, body: '{"id":"2"}' }, now],
  ['a changed time', 'secret', { ...signed, timestamp: String(now / 1000 + 1) }, now],
  ['an old message that somebody kept', 'secret', signed, now + 300_001],
  ['a message from the future', 'secret', signed, now - 300_001],
  ['no signature', 'secret', { ...signed, signature: '' }, now],
  ['a signature cut short', 'secret', { ...signed, signature: signed.signature.slice(0, -1) }, now],
  ['no time', 'secret', { ...signed, timestamp: '' }, now],
  ['a time that is none', 'secret', { ...signed, timestamp: 'Infinity' }, now],
] as const)('does not believe %s', (_what, secret, message, at) => {
  expect(isSigned(secret, message, at)).toBe(false);
});
