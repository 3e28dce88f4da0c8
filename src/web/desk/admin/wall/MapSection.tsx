import { DownloadOutlined, HistoryOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { type Item, itemsQuery } from '../../../api/deskReference.ts';
import { ListState } from '../../parts/ListState.tsx';
import { useNames } from '../../parts/useNames.ts';
import { useText } from '../../useText.ts';
import { HistoryDrawer } from '../HistoryDrawer.tsx';
import { saveFile } from '../handling/saveFile.ts';
import { MapDrawer } from './MapDrawer.tsx';

/** The maps of the campuses, each as the file that it came from. */
export function MapSection() {
  const text = useText();
  const names = useNames();
  const { data = [], error, isPending, refetch } = useQuery(itemsQuery('campusMap'));
  const [editing, setEditing] = useState<{ item: Item<'campusMap'> | null } | null>(null);
  const [history, setHistory] = useState<Item<'campusMap'> | null>(null);
  return (
    <section className="policy wide" aria-labelledby="maps-title">
      <h2 id="maps-title">{text('maps.title')}</h2>
      <p className="muted">{text('maps.hint')}</p>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        rows={2}
        isEmpty={data.length === 0}
        empty={<p className="muted">{text('maps.noneHint')}</p>}
      >
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('item.name')}</th>
              <th scope="col">{text('maps.campus')}</th>
              <th scope="col">{text('maps.datum')}</th>
              <th scope="col">{text('maps.shapes')}</th>
              <th scope="col">{text('item.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((item) => {
              const { name, campus, datum, shapes, retired } = item.data;
              const buildings = shapes.features.filter(({ properties }) => properties.kind === 'building').length;
              return (
                <tr key={item.id} className={retired ? 'retired' : ''}>
                  <th scope="row">
                    <button type="button" className="link" onClick={() => setEditing({ item })}>
                      {name}
                    </button>
                  </th>
                  <td>{names.place(campus)}</td>
                  <td>{text(`datum.${datum}`)}</td>
                  <td>{text('maps.counted', { shapes: shapes.features.length, buildings })}</td>
                  <td>
                    <span className="row-actions">
                      <Button
                        size="small"
                        icon={<DownloadOutlined />}
                        onClick={() => saveFile(`${item.id}.geojson`, JSON.stringify(shapes))}
                      >
                        {text('maps.download')}
                      </Button>
                      <Tooltip title={text('history.button')}>
                        <Button
                          size="small"
                          type="text"
                          icon={<HistoryOutlined />}
                          aria-label={text('history.title', { name })}
                          onClick={() => setHistory(item)}
                        />
                      </Tooltip>
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ListState>
      <Button icon={<PlusOutlined />} onClick={() => setEditing({ item: null })}>
        {text('maps.new')}
      </Button>
      {editing && <MapDrawer item={editing.item} onClose={() => setEditing(null)} />}
      <HistoryDrawer
        kind="campusMap"
        id={history?.id ?? null}
        title={history?.data.name ?? ''}
        onClose={() => setHistory(null)}
      />
    </section>
  );
}
