import { describe, expect, it } from 'vitest';
import { slidesOf, stepFor } from './slidesOf.ts';

describe('the pages of a meeting', () => {
  it('come in the order of the meeting: where we stand, the agenda, the decisions', () => {
    const item = { id: 'a', source: 'free' as const, label: '预算', unit: null, minutes: 10, figures: null };
    const meeting = {
      number: 'HY2026-001',
      kind: 'leadingGroup' as const,
      phase: 'held' as const,
      title: '领导小组会',
      startsAt: '2026-03-02T02:00:00.000Z',
      place: '',
      chair: '',
      agenda: [item, { ...item, id: 'b' }],
      decisions: [],
    };
    const kinds = slidesOf(meeting).map(({ kind }) => kind);
    expect([kinds[0], ...kinds.slice(-3)]).toEqual(['cover', 'item', 'item', 'decisions']);
    expect(slidesOf(null).some(({ kind }) => kind === 'item')).toBe(false);
  });

  it('are turned by the keys of a presenter and stop at both ends', () => {
    expect(stepFor('PageDown', 0, 3)).toBe(1);
    expect(stepFor('ArrowRight', 2, 3)).toBe(2);
    expect(stepFor('ArrowLeft', 0, 3)).toBe(0);
    expect(stepFor('End', 0, 3)).toBe(2);
    expect(stepFor('a', 0, 3)).toBeNull();
  });
});
