import { expect, it } from 'vitest';
import { bucketCount, eachFeature, features } from './features.ts';

const spans = (part: 'title' | 'text', text: string) => {
  const found: string[] = [];
  eachFeature(part, text, (_, start, end) => found.push(text.slice(start, end)));
  return found;
};

it('takes single characters and pairs within a punctuation run, never across', () => {
  expect(spans('text', '热水,坏了')).toEqual(['热', '水', '热水', '坏', '了', '坏了']);
});

it('keeps Latin words and numbers whole', () => {
  expect(spans('text', 'vpn连404')).toEqual(['vpn', '连', 'vpn连', '404', '连404']);
});

it('counts the title three times and its pairs once more as features of their own', () => {
  const { counts } = features({ title: '停水', text: '' });
  expect([...counts].sort()).toEqual([2, 3, 3, 3]);
});

it('finds nothing in a message without letters or digits', () => {
  expect(features({ title: '😀', text: '……!!' }).buckets).toHaveLength(0);
});

it('keeps every bucket within range and gives equal messages equal features', () => {
  const message = { title: '三号楼停水', text: '三号樓停水了 VPN' };
  expect(features(message)).toEqual(features({ ...message }));
  for (const bucket of features(message).buckets) expect(bucket).toBeLessThan(bucketCount);
});
