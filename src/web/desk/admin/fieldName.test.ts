import { expect, it } from 'vitest';
import { text } from '../useText.ts';
import { fieldName } from './fieldName.ts';

it('says where a version differs in the words of the page', () => {
  expect(fieldName('grades.T.sign.amount', text)).toBe('特急 · 签收 · 数量');
  expect(fieldName('defaultUnit', text)).toBe('默认承办单位');
  expect(fieldName('days.2026-10-01.name', text)).toBe('2026-10-01 · 名称');
});
