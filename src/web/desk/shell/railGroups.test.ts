import { describe, expect, it } from 'vitest';
import type { RailEntry } from './railEntries.ts';
import { closedGroupsOf, railGroups, writtenGroups } from './railGroups.ts';

const entry = (name: RailEntry['name']): RailEntry => ({ name, to: `/${name}`, open: null, overdue: 0 });

describe('groups of the rail', () => {
  it('keep the order of the entries and leave out what is empty', () => {
    const groups = railGroups([entry('work'), entry('reports'), entry('all'), entry('rates')]);
    expect(groups.map(({ name, entries }) => [name, ...entries.map((each) => each.name)])).toEqual([
      ['daily', 'work', 'all'],
      ['insight', 'reports', 'rates'],
    ]);
  });

  it('have a name unless they are the daily work or a single entry', () => {
    const groups = railGroups([entry('work'), entry('all'), entry('supervision'), entry('knowledge'), entry('training')]);
    expect(groups.map(({ name, named }) => [name, named])).toEqual([
      ['daily', false],
      ['oversight', false],
      ['learning', true],
    ]);
  });

  it('remember which are folded, and forget a name that there is no more', () => {
    expect(closedGroupsOf(writtenGroups(['insight', 'learning']))).toEqual(['insight', 'learning']);
    expect(closedGroupsOf('learning gone')).toEqual(['learning']);
    expect(closedGroupsOf(null)).toEqual([]);
  });
});
