import { describe, expect, it } from 'vitest';
import { campusExamples } from './campusExamples.ts';
import type { Model } from './model.ts';
import { modelClassifier } from './model.ts';
import { largestModelFile, readModel, writeModel } from './modelFile.ts';
import type { Example } from './trainModel.ts';
import { trainModel } from './trainModel.ts';

const settings = { version: 'test-1', seed: 1, wantedAccuracy: 0.9 };
const train = (examples: readonly Example[]): Model => {
  const model = trainModel(examples, settings);
  if ('refused' in model) throw new Error(model.refused);
  return model;
};
const examples = campusExamples(400);
const model = train(examples);
const classifier = modelClassifier(model);

describe('trainModel', () => {
  it('learns to tell labels apart and says from what and how well', () => {
    expect(classifier.classify({ title: '宿舍断网', text: '校园网连不上' }).best[0]?.label).toBe('网络');
    expect(model.header).toMatchObject({
      version: 'test-1',
      labels: ['水电', '网络', '餐饮'].sort(),
      trainedOn: { from: '2025-01-15', to: '2025-12-15', messages: 400 },
    });
    expect(model.header.quality.accuracy).toBeGreaterThan(0.95);
  });

  it('gives the same bytes for the same examples', () => {
    expect(writeModel(train(examples))).toEqual(writeModel(model));
  });

  it('copes with a label of two examples and leaves out one with a single example', () => {
    const rare: Example[] = [
      { title: '班车晚点', text: '班车又晚点了', label: '班车', date: '2025-05-01' },
      { title: '班车太少', text: '校区班车太少', label: '班车', date: '2025-05-02' },
      { title: '丢了钥匙', text: '钥匙丢了', label: '失物', date: '2025-05-03' },
    ];
    const withRare = train([...examples, ...rare]);
    expect(withRare.header.unlearnt).toEqual(['失物']);
    expect(
      modelClassifier(withRare)
        .classify({ title: '班车晚点', text: '' })
        .best.map(({ label }) => label),
    ).toContain('班车');
  });

  it('counts equal messages once, with the label given last', () => {
    const twice = [...examples, { ...examples[0]!, label: '餐饮' }, { ...examples[0]!, label: '网络' }];
    expect(train(twice).header.trainedOn.messages).toBe(400);
  });

  it('refuses when there is nothing to tell apart', () => {
    expect(trainModel([], settings)).toEqual({ refused: 'too-few-examples' });
    expect(
      trainModel(
        examples.filter(({ label }) => label === '餐饮'),
        settings,
      ),
    ).toEqual({ refused: 'too-few-examples' });
  });
});

describe('modelClassifier', () => {
  it('gives probabilities that sum to one over all labels, surest first', () => {
    const { best, margin } = classifier.classify(examples[0]!);
    expect(best.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
    expect(best[0]!.probability).toBeGreaterThanOrEqual(best[1]!.probability);
    expect(margin).toBeGreaterThan(0);
  });

  it('is undecided about messages that say nothing', () => {
    for (const text of ['', '😀', '……', '<p></p>', '\u{2A6D6}', 'zzqqxx']) {
      expect(classifier.classify({ title: text, text: '' })).toEqual({ best: [], margin: 0 });
    }
  });

  it('answers for digits, mixed scripts, markup and 20,000 characters', () => {
    for (const text of ['12345 67890', '熱水 hot water ホット 온수', '<div><b>停水</b></div>', '停水'.repeat(10_000)]) {
      expect(() => classifier.classify({ title: '', text })).not.toThrow();
    }
    expect(classifier.classify({ title: '', text: '停水了水龍頭'.repeat(3000) }).best[0]?.label).toBe('水电');
  });

  it('never suggests a label that has left the catalogue, and shares its probability among the others', () => {
    const message = { title: '食堂饭菜太贵', text: '' };
    expect(classifier.classify(message).best[0]?.label).toBe('餐饮');
    const { best } = classifier.classify(message, new Set(['水电', '网络']));
    expect(best.map(({ label }) => label).sort()).toEqual(['水电', '网络']);
    expect(best.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
    expect(classifier.classify(message, new Set()).best).toEqual([]);
  });

  it('explains by words of the original that spoke for the label', () => {
    const message = { title: '三號樓熱水器壞了', text: '<p>老师您好，<b>水龙头</b>也漏水</p>' };
    const reasons = classifier.explain(message, '水电');
    expect(reasons.length).toBeGreaterThan(0);
    for (const { part, start, end, words } of reasons) expect(message[part].slice(start, end)).toBe(words);
    expect(reasons.map(({ words }) => words).join(' ')).toMatch(/熱水|漏水|水龙头/);
    expect(reasons.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
  });

  it('has no reasons for a label it does not know or a message without words', () => {
    expect(classifier.explain(examples[0]!, '失物')).toEqual([]);
    expect(classifier.explain({ title: '', text: '😀' }, '水电')).toEqual([]);
  });
});

describe('the model file', () => {
  const bytes = writeModel(model);

  it('is read back as the same classifier', () => {
    const read = readModel(bytes);
    if ('refused' in read) throw new Error(read.because);
    expect(read.header).toEqual(model.header);
    for (const example of examples.slice(0, 20))
      expect(modelClassifier(read).classify(example)).toEqual(classifier.classify(example));
  });

  it('stays within its size with ninety labels', () => {
    const many = examples.map((example, index) => ({ ...example, label: `${example.label}${index % 30}` }));
    expect(writeModel(train(many)).length).toBeLessThanOrEqual(largestModelFile);
  });

  it('refuses an empty, foreign, cut or altered file with a reason', () => {
    const altered = bytes.slice();
    altered[bytes.length - 5]! ^= 1;
    for (const bad of [
      new Uint8Array(),
      new Uint8Array(100),
      bytes.subarray(0, bytes.length - 1),
      altered,
      new TextEncoder().encode('{"labels":[]} and more'),
    ]) {
      expect(readModel(bad)).toMatchObject({ refused: 'corrupt-model' });
    }
  });
});
