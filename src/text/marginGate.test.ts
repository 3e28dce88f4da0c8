import { expect, it } from 'vitest';
import { learnSharpness, probabilities } from './calibrate.ts';
import { marginGates, passes, wilsonLower } from './marginGate.ts';
import { seededRandom } from './seededRandom.ts';

it('opens where the lower bound of accuracy is reached, and not below', () => {
  const sure = Array.from({ length: 200 }, (_, index) => ({ label: '水电', margin: 2 + index / 100, right: true }));
  const unsure = Array.from({ length: 200 }, (_, index) => ({ label: '水电', margin: index / 200, right: index % 2 === 0 }));
  const gates = marginGates([...sure, ...unsure], 0.95);
  const gate = gates.get('水电')!;
  expect(gate.lowest).toBeGreaterThanOrEqual(0.95);
  expect(gate.margin).toBeGreaterThan(0.9);
  expect(passes(gates, '水电', 3)).toBe(true);
  expect(passes(gates, '水电', 0.1)).toBe(false);
});

it('stays shut after few lucky messages and for labels nobody has measured', () => {
  const lucky = Array.from({ length: 5 }, () => ({ label: '班车', margin: 3, right: true }));
  const gates = marginGates(lucky, 0.9);
  expect(gates.get('班车')?.margin).toBeNull();
  expect(passes(gates, '班车', 99)).toBe(false);
  expect(passes(gates, '别的', 99)).toBe(false);
});

it('knows the lower end of the Wilson interval', () => {
  // 95 of 100: 0.8882 (Newcombe 1998, method 3).
  expect(wilsonLower(95, 100)).toBeCloseTo(0.8882, 4);
  expect(wilsonLower(0, 0)).toBe(0);
});

it('recovers the sharpness that made the labels', () => {
  const random = seededRandom(3);
  const judged = Array.from({ length: 4000 }, () => {
    const scores = Float64Array.of(random() * 2 - 1, random() * 2 - 1, random() * 2 - 1);
    const chance = probabilities(scores, 2.5);
    const draw = random();
    return { scores, label: draw < chance[0]! ? 0 : draw < chance[0]! + chance[1]! ? 1 : 2 };
  });
  expect(learnSharpness(judged)).toBeCloseTo(2.5, 0);
  expect(learnSharpness([])).toBe(1);
});
