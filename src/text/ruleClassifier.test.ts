import { describe, expect, it } from 'vitest';
import { campusExamples } from './campusExamples.ts';
import { replay } from './replay.ts';
import { retrain } from './retrain.ts';
import { ruleClassifier } from './ruleClassifier.ts';
import type { Example } from './trainModel.ts';

const catalogue = [
  { label: '0403', name: '空调与照明', synonyms: ['冷气'] },
  { label: '0501', name: '宿舍停水与水质', synonyms: ['没水'] },
  { label: '0701', name: '校园网故障', synonyms: ['WiFi', '断网'] },
];
const rules = ruleClassifier(catalogue, [{ label: '0701', any: ['连不上'], all: ['网'], none: ['蛛网'] }]);

describe('ruleClassifier', () => {
  it('finds a label by the words of its name, its synonyms and rules', () => {
    expect(rules.classify({ title: '教室空調不制冷', text: '' }).best[0]?.label).toBe('0403');
    expect(rules.classify({ title: '', text: '三楼没水了' }).best[0]?.label).toBe('0501');
    expect(rules.classify({ title: '图书馆ｗｉｆｉ很慢', text: '' }).best[0]?.label).toBe('0701');
    expect(rules.classify({ title: '网连不上', text: '' }).best[0]?.label).toBe('0701');
  });

  it('does not apply a rule whose exception occurs', () => {
    expect(rules.classify({ title: '蛛网太多连不上', text: '' })).toEqual({ best: [], margin: 0 });
  });

  it('is never certain and says nothing when no keyword occurs', () => {
    expect(rules.classify({ title: '断网', text: '' }).best[0]!.probability).toBeLessThan(0.95);
    for (const text of ['', '😀', '12345']) expect(rules.classify({ title: text, text })).toEqual({ best: [], margin: 0 });
  });

  it('explains by the keywords as they stand in the original', () => {
    const message = { title: '教室空調壞了', text: '冷氣不冷' };
    expect(rules.explain(message, '0403').map(({ words }) => words)).toEqual(['空調', '冷氣']);
  });

  it('suggests only labels that may be dispatched to', () => {
    expect(rules.classify({ title: '断网', text: '' }, new Set(['0501'])).best).toEqual([]);
  });
});

const settings = { version: 'test', seed: 1, wantedAccuracy: 0.9 };
const words = ruleClassifier(
  [
    { label: '水电', name: '停水', synonyms: [] },
    { label: '网络', name: '断网', synonyms: [] },
    { label: '餐饮', name: '食堂', synonyms: [] },
  ],
  [],
);

describe('replay', () => {
  it('prefers the model once it was ahead in the months it could judge', () => {
    const outcome = replay(campusExamples(360), words, settings);
    expect(outcome.months).toHaveLength(6);
    expect(outcome.better).toBe('model');
    expect(outcome.model!.accuracy).toBeGreaterThan(outcome.rules.accuracy);
  });

  it('keeps the rules while there is too little to learn from', () => {
    expect(replay(campusExamples(4), words, settings).better).toBe('rules');
    expect(replay([], words, settings)).toMatchObject({ better: 'rules', model: null });
  });
});

describe('retrain', () => {
  const past = campusExamples(600);
  const first = retrain(
    past.filter(({ date }) => date < '2025-11'),
    null,
    settings,
  );
  if (!first.accepted) throw new Error(first.because);

  it('accepts a model that is not worse on the newest month', () => {
    const next = retrain(past, first.model, settings);
    expect(next.accepted && next.model.header.trainedOn.to).toBe('2025-12-15');
  });

  it('keeps the old model when earlier labels were spoilt', () => {
    const spoilt: Example[] = past.map((example, index) =>
      example.date < '2025-12' ? { ...example, label: past[(index * 7 + 3) % 500]!.label } : example,
    );
    expect(retrain(spoilt, first.model, settings)).toMatchObject({ accepted: false, because: 'worse-on-newest-month' });
  });

  it('keeps the old model when quality collapses within a small week', () => {
    const spoilt: Example[] = past
      .filter(({ date }) => date < '2025-11')
      .map((example, index) => ({ ...example, label: past[(index * 7 + 3) % 400]!.label }));
    expect(retrain(spoilt, first.model, settings)).toMatchObject({ accepted: false, because: 'quality-collapsed' });
  });

  it('refuses without anything to learn from', () => {
    expect(retrain([], first.model, settings)).toMatchObject({ accepted: false, because: 'too-few-examples' });
  });
});
