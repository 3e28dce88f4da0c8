import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Segmented, Tooltip } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { gridQuery, readCatalogueFile } from '../../../api/deskHandling.ts';
import { ListState } from '../../parts/ListState.tsx';
import { useNames } from '../../parts/useNames.ts';
import { useText } from '../../useText.ts';
import { AdminHead } from '../AdminHead.tsx';
import { CatalogueImport } from './CatalogueImport.tsx';
import { CellDrawer } from './CellDrawer.tsx';
import { saveFile } from './saveFile.ts';
import { WhoGets } from './WhoGets.tsx';

type Cell = { readonly category: string; readonly place: string | null };

/** 责任单位目录: every matter by every place, on a day; what is said here and what is inherited look different. */
export function CataloguePage() {
  const text = useText();
  const names = useNames();
  const [on, setOn] = useState(dayjs().format('YYYY-MM-DD'));
  const [within, setWithin] = useState<string | undefined>(undefined);
  const [editing, setEditing] = useState<Cell | null>(null);
  const [importing, setImporting] = useState(false);
  const { data, error, isPending, refetch } = useQuery(gridQuery(on, within));
  const campuses = (names.reference?.places ?? []).filter((place) => place.kind === 'campus' && !place.retired);
  const heading = (place: string | null): string =>
    place === null ? text('catalogue.everywhere') : shortPlace(names.place(place));

  return (
    <>
      <AdminHead title={text('admin.catalogue')} hint={text('admin.catalogueHint')}>
        <Button
          icon={<DownloadOutlined />}
          onClick={async () => saveFile('dispatch-catalogue.csv', (await readCatalogueFile()).csv)}
        >
          {text('catalogue.export')}
        </Button>
        <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
          {text('catalogue.import')}
        </Button>
      </AdminHead>
      <WhoGets on={on} />
      <div className="catalogue-tools">
        <Segmented
          aria-label={text('catalogue.columns')}
          value={within ?? 'campuses'}
          options={[
            { value: 'campuses', label: text('catalogue.campuses') },
            ...campuses.map((campus) => ({ value: campus.id, label: names.nameOf(campus) })),
          ]}
          onChange={(value) => setWithin(value === 'campuses' ? undefined : String(value))}
        />
        <span>
          {text('catalogue.on')}{' '}
          <DatePicker
            allowClear={false}
            value={dayjs(on)}
            onChange={(_, day) => typeof day === 'string' && day && setOn(day)}
            aria-label={text('catalogue.on')}
          />
        </span>
        <span className="muted">
          <b className="cell-own">{text('catalogue.own')}</b> ·{' '}
          <span className="cell-inherited">{text('catalogue.inherited')}</span>
        </span>
      </div>
      <ListState pending={isPending} error={error} retry={() => refetch()} isEmpty={false} empty={null}>
        {data && (
          <div className="catalogue-scroll">
            <table className="catalogue-grid">
              <thead>
                <tr>
                  <th scope="col">{text('case.category')}</th>
                  {data.places.map((place) => (
                    <th key={place ?? ''} scope="col">
                      {heading(place)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.wider.map((group) => {
                  const rows = group.category === '' ? [] : data.rows.filter((row) => row.category.startsWith(group.category));
                  const title = group.category === '' ? text('catalogue.everyMatter') : names.classOf(group.category);
                  return [
                    <tr key={`class-${group.category}`} className="catalogue-class">
                      <th scope="row">{title}</th>
                      {data.places.map((place, at) => {
                        const unit = group.cells[at]?.unit ?? null;
                        return (
                          <td key={place ?? ''}>
                            <CellButton
                              label={`${title} · ${heading(place)}`}
                              unit={unit === null ? null : names.unit(unit)}
                              own={unit !== null}
                              onClick={() => setEditing({ category: group.category, place })}
                            />
                          </td>
                        );
                      })}
                    </tr>,
                    ...rows.map((row) => (
                      <tr key={row.category}>
                        <th scope="row">
                          <span className="number">{row.category}</span> {names.category(row.category)}
                        </th>
                        {data.places.map((place, at) => {
                          const cell = row.cells[at];
                          return (
                            <td key={place ?? ''}>
                              <CellButton
                                label={`${names.category(row.category)} · ${heading(place)}`}
                                unit={cell?.unit ? names.unit(cell.unit) : text('catalogue.nobody')}
                                own={cell?.own ?? false}
                                formerly={cell?.formerly ? text('catalogue.formerly', { unit: names.unit(cell.formerly) }) : null}
                                onClick={() => setEditing({ category: row.category, place })}
                              />
                            </td>
                          );
                        })}
                      </tr>
                    )),
                  ];
                })}
              </tbody>
            </table>
          </div>
        )}
      </ListState>
      {editing && <CellDrawer key={`${editing.category} ${editing.place}`} cell={editing} onClose={() => setEditing(null)} />}
      {importing && <CatalogueImport on={on} onClose={() => setImporting(false)} />}
    </>
  );
}

type CellButtonProps = {
  readonly label: string;
  readonly unit: string | null;
  readonly own: boolean;
  readonly formerly?: string | null;
  readonly onClick: () => void;
};

function CellButton({ label, unit, own, formerly = null, onClick }: CellButtonProps) {
  const button = (
    <button
      type="button"
      className={`catalogue-cell ${own ? 'cell-own' : 'cell-inherited'}`}
      aria-label={`${label}: ${unit ?? '–'}`}
      onClick={onClick}
    >
      {unit ?? '＋'}
      {formerly && <sup aria-hidden>↷</sup>}
    </button>
  );
  return formerly ? <Tooltip title={formerly}>{button}</Tooltip> : button;
}

/** In a column the campus is known: the last part is enough. */
function shortPlace(path: string): string {
  return path.split(' · ').at(-1) ?? path;
}
