import { describe, expect, it } from 'vitest';
import { type Branch, selfAndBelow, treeOf } from './treeOf.ts';

type Node = { id: string; parent: string | null };
const tree = (nodes: Node[]) =>
  treeOf(
    nodes,
    (node) => node.id,
    (node) => node.parent,
  );
const shape = (branches: readonly Branch<Node>[]): unknown => branches.map(({ id, children }) => [id, shape(children)]);

describe('tree of reference data', () => {
  it('hangs children below their parents in the order given', () => {
    const nodes = [
      { id: 'b', parent: 'a' },
      { id: 'a', parent: null },
      { id: 'c', parent: 'b' },
      { id: 'd', parent: 'a' },
    ];
    expect(shape(tree(nodes))).toEqual([
      [
        'a',
        [
          ['b', [['c', []]]],
          ['d', []],
        ],
      ],
    ]);
    expect([...selfAndBelow(tree(nodes), 'b')]).toEqual(['b', 'c']);
  });

  it('shows what lost its parent, and a circle, at the top instead of hiding it', () => {
    expect(shape(tree([{ id: 'x', parent: 'gone' }]))).toEqual([['x', []]]);
    expect(
      shape(
        tree([
          { id: 'x', parent: 'gone' },
          { id: 'y', parent: 'x' },
        ]),
      ),
    ).toEqual([['x', [['y', []]]]]);
    expect(
      shape(
        tree([
          { id: 'p', parent: 'q' },
          { id: 'q', parent: 'p' },
        ]),
      ),
    ).toEqual([
      ['p', []],
      ['q', []],
    ]);
  });
});
