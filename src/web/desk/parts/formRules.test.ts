import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { words } from '../../../contract/primitives.ts';
import { faultOf, isRequired, longestOf } from './formRules.ts';

describe('rules of a form from the contract', () => {
  it('asks for a text that has a least length', () => {
    expect(faultOf(words(10, 2000), undefined)).toEqual({ code: 'required', limit: 0 });
    expect(faultOf(words(10, 2000), '')).toEqual({ code: 'required', limit: 0 });
    expect(faultOf(words(10, 2000), '太短')).toEqual({ code: 'too-short', limit: 10 });
  });

  it('counts after trimming, as the server does', () => {
    expect(faultOf(words(4, 60), '  水坏了  ')).toEqual({ code: 'too-short', limit: 4 });
    expect(faultOf(words(4, 60), ' 水管坏了 ')).toBeNull();
  });

  it('says how long a text may be', () => {
    expect(faultOf(words(0, 5), '一二三四五六')).toEqual({ code: 'too-long', limit: 5 });
    expect(longestOf(words(0, 500).default(''))).toBe(500);
    expect(longestOf(z.enum(['a']))).toBeUndefined();
  });

  it('does not ask for what has a default or may be null', () => {
    expect(isRequired(words(0, 500).default(''))).toBe(false);
    expect(isRequired(z.iso.date().nullable().default(null))).toBe(false);
    expect(isRequired(z.enum(['a', 'b']))).toBe(true);
  });

  it('names a choice that is none, a bad format and a number out of bounds', () => {
    expect(faultOf(z.enum(['a', 'b']), 'c')?.code).toBe('not-a-choice');
    expect(faultOf(z.string().regex(/^\d{4}$/), '12')?.code).toBe('bad-format');
    expect(faultOf(z.int().min(1), 0)).toEqual({ code: 'too-small', limit: 1 });
  });
});
