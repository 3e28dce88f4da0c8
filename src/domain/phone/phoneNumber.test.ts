import { describe, expect, it } from 'vitest';
import { comparableNumber, maskedNumber } from './phoneNumber.ts';

describe('a phone number', () => {
  it.each([
    ['199 0000 1234', '19900001234'],
    ['+86 199-0000-1234', '19900001234'],
    ['008619900001234', '19900001234'],
    ['１９９００００１２３４', '19900001234'],
    ['010-6120 8888', '01061208888'],
    ['8123', '8123'],
  ])('is compared by its digits: %s', (written, compared) => {
    expect(comparableNumber(written)).toBe(compared);
  });

  it.each(['', 'anonymous', '匿名', '12', '1'.repeat(21)])('is none when it was withheld or is nonsense: %s', (written) => {
    expect(comparableNumber(written)).toBe('');
  });

  it('is shown without its middle', () => {
    expect(maskedNumber('19900001234')).toBe('199****1234');
    expect(maskedNumber('8123')).toBe('**23');
    expect(maskedNumber('')).toBe('');
  });
});
