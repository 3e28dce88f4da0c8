import { QrcodeOutlined } from '@ant-design/icons';
import { Button, TreeSelect } from 'antd';
import { useMemo, useState } from 'react';
import { mostPosters, postersPath } from '../../../contract/posters.ts';
import type { Reference } from '../../../contract/reference.ts';
import { AdminHead } from '../admin/AdminHead.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';

type Node = { readonly value: string; readonly title: string; readonly children: Node[] };

/** Chooses places and makes one PDF of their sheets. */
export function PostersPage() {
  const text = useText();
  const names = useNames();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const tree = useMemo(() => treeOf(names.reference?.places ?? [], names.nameOf), [names]);
  return (
    <main className="page page-posters">
      <AdminHead title={text('posters.title')} hint={text('posters.hint')} />
      <div className="posters-choice">
        <TreeSelect
          aria-label={text('posters.choose')}
          placeholder={text('posters.choose')}
          multiple
          treeCheckable
          treeCheckStrictly
          showCheckedStrategy={TreeSelect.SHOW_ALL}
          treeNodeFilterProp="title"
          maxCount={mostPosters}
          value={chosen.map((value) => ({ value, label: names.place(value) }))}
          treeData={tree}
          onChange={(values: readonly { readonly value: string }[]) => setChosen(values.map(({ value }) => value))}
        />
        <p className="muted">{text('posters.within', { most: mostPosters })}</p>
        <Button
          type="primary"
          icon={<QrcodeOutlined />}
          disabled={chosen.length === 0}
          href={chosen.length === 0 ? undefined : postersPath(chosen)}
        >
          {text('posters.make', { count: chosen.length })}
        </Button>
      </div>
    </main>
  );
}

function treeOf(places: Reference['places'], nameOf: (place: Reference['places'][number]) => string): Node[] {
  const nodes = new Map(
    places
      .filter(({ retired }) => !retired)
      .map((place) => [place.id, { place, node: { value: place.id, title: nameOf(place), children: [] as Node[] } }]),
  );
  const roots: Node[] = [];
  for (const { place, node } of nodes.values()) {
    const parent = place.parent === null ? undefined : nodes.get(place.parent);
    if (parent) parent.node.children.push(node);
    else roots.push(node);
  }
  return roots;
}
