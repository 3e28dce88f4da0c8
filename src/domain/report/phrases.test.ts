import { expect, it } from 'vitest';
import { fraction } from '../measures/fraction.ts';
import { countChange, listed, rateChange, rateText } from './phrases.ts';

it.each([
  [120, 100, '较上月增加20件，增长20.0%'],
  [88, 100, '较上月减少12件，下降12.0%'],
  [100, 100, '与上月持平'],
  [5, 0, '较上月增加5件'],
  [0, 5, '较上月减少5件，下降100.0%'],
  [0, 0, '与上月持平'],
  [10_001, 10_000, '较上月增加1件'],
  [3, null, null],
])('says of %s after %s: %s', (now, before, text) => {
  expect(countChange(now, before, '上月')).toBe(text);
});

const rate = (part: number, of: number) => ({ part: fraction(part), of });

it.each([
  [rate(96, 100), rate(95, 100), '较上月上升1.00个百分点'],
  [rate(95, 100), rate(96, 100), '较上月下降1.00个百分点'],
  [rate(1, 2), rate(50, 100), '与上月持平'],
  [rate(99_999, 100_000), rate(1, 1), '与上月基本持平'],
  [rate(0, 0), rate(1, 2), null],
  [rate(1, 2), rate(0, 0), null],
  [rate(1, 2), null, null],
])('compares exact rates before it rounds them (%#)', (now, before, text) => {
  expect(rateChange(now, before, '上月')).toBe(text);
});

it('says no rate where there is nothing to divide by', () => {
  expect(rateText(rate(0, 0))).toBeNull();
  expect(rateText(rate(2, 3))).toBe('66.67%');
});

it('joins names as they are read aloud', () => {
  expect([listed([]), listed(['甲']), listed(['甲', '乙']), listed(['甲', '乙', '丙'])]).toEqual([
    '',
    '甲',
    '甲和乙',
    '甲、乙和丙',
  ]);
});
