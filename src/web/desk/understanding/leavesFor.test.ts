import { expect, it } from 'vitest';
import type { AutoDispatchLeaf } from '../../../contract/autoDispatch.ts';
import { leavesFor } from './leavesFor.ts';

const share = (of: number) => ({ right: of, of, low: null, high: null });
const leaf = (category: string, of: number, more: Partial<AutoDispatchLeaf> = {}): AutoDispatchLeaf => ({
  category,
  enabled: false,
  version: 0,
  changedAt: null,
  changedBy: null,
  note: '',
  measured: { measuredAt: '2026-03-02T02:00:00.000Z', margin: of > 0 ? 0.5 : null, above: share(of), all: share(of) },
  dispatched: 0,
  live: share(0),
  ...more,
});

it('shows what is on, what could be, or everything, most cases first', () => {
  const leaves = [leaf('0401', 80), leaf('0402', 0), leaf('0403', 120), leaf('0404', 0, { enabled: true, measured: null })];
  const of = (view: 'on' | 'ready' | 'all') => leavesFor(leaves, view).map(({ category }) => category);
  expect(of('on')).toEqual(['0404']);
  expect(of('ready')).toEqual(['0403', '0401', '0404']);
  expect(of('all')).toEqual(['0403', '0401', '0402', '0404']);
});
