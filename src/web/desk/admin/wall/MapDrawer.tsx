import { UploadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Drawer, Form, Input, Select, Switch, Upload } from 'antd';
import { useState } from 'react';
import { CampusMap } from '../../../../contract/campusMap.ts';
import { datums, shapeKinds } from '../../../../domain/wall/vocabulary.ts';
import { type Item, usePutItem } from '../../../api/deskReference.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { PlaceSelect } from '../../parts/PlaceSelect.tsx';
import { ProblemAlert } from '../../parts/ProblemAlert.tsx';
import { useNames } from '../../parts/useNames.ts';
import { useText } from '../../useText.ts';
import { NameFields } from '../NameFields.tsx';
import { MapPreview } from './MapPreview.tsx';
import { shapesFrom } from './shapesFrom.ts';

type Shape = CampusMap['shapes']['features'][number];
type Draft = Omit<CampusMap, 'shapes'> & { readonly id: string };

/** One map: its file, its coordinates, and which shape stands for which place. */
export function MapDrawer({ item, onClose }: { readonly item: Item<'campusMap'> | null; readonly onClose: () => void }) {
  const text = useText();
  const names = useNames();
  const { message } = App.useApp();
  const put = usePutItem('campusMap');
  const [shapes, setShapes] = useState<readonly Shape[]>(item?.data.shapes.features ?? []);
  const [chosen, setChosen] = useState<number | null>(null);
  const [read, setRead] = useState<{ count: number; left: number } | 'unreadable' | null>(null);
  const { shape } = CampusMap;
  const places = names.reference?.places ?? [];

  async function take(file: File): Promise<void> {
    const parsed: unknown = await file
      .text()
      .then(JSON.parse)
      .catch(() => null);
    const found = shapesFrom(parsed, places);
    if (found) setShapes(found.shapes.features);
    setRead(found ? { count: found.shapes.features.length, left: found.left } : 'unreadable');
  }
  const change = (at: number, properties: Partial<Shape['properties']>) =>
    setShapes(shapes.map((each, i) => (i === at ? { ...each, properties: { ...each.properties, ...properties } } : each)));

  return (
    <Drawer open onClose={onClose} size={760} title={item ? text('maps.edit', { name: item.data.name }) : text('maps.new')}>
      <Form<Draft>
        layout="vertical"
        initialValues={item ? { id: item.id, ...item.data } : { datum: 'WGS84', nameEn: '', retired: false }}
        onFinish={({ id, ...draft }) =>
          put.mutate(
            {
              id,
              version: item?.version ?? 0,
              data: { ...draft, shapes: { type: 'FeatureCollection', features: [...shapes] } },
            },
            {
              onSuccess: () => {
                void message.success(text('item.saved'));
                onClose();
              },
            },
          )
        }
      >
        <ProblemAlert error={put.error} />
        <div className="field-pair">
          <Form.Item
            name="id"
            label={text('maps.id')}
            rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9-]{0,63}$/, message: text('provider.idHint') }]}
          >
            <Input disabled={item !== null} />
          </Form.Item>
          <Form.Item name="campus" label={text('maps.campus')} rules={[{ required: true }]}>
            <Select
              options={places.filter(({ kind }) => kind === 'campus').map(({ id }) => ({ value: id, label: names.place(id) }))}
            />
          </Form.Item>
          <Form.Item name="datum" label={text('maps.datum')} rules={fieldRules(shape.datum)}>
            <Select options={datums.map((value) => ({ value, label: text(`datum.${value}`) }))} />
          </Form.Item>
        </div>
        <NameFields />
        <Upload
          accept=".geojson,.json,application/geo+json"
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />}>{text('maps.upload')}</Button>
        </Upload>
        {read && (
          <Alert
            type={read === 'unreadable' ? 'error' : 'info'}
            showIcon
            title={read === 'unreadable' ? text('maps.unreadable') : text('maps.read', read)}
          />
        )}
        {shapes.length > 0 && <MapPreview shapes={shapes} chosen={chosen} onChoose={setChosen} name={item?.data.name ?? ''} />}
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('maps.shapes')}</th>
              <th scope="col">{text('maps.kind')}</th>
              <th scope="col">{text('maps.place')}</th>
            </tr>
          </thead>
          <tbody>
            {shapes.map(({ geometry, properties: { kind, place, name } }, i) => (
              <tr key={JSON.stringify(geometry)} className={chosen === i ? 'chosen' : ''} onFocus={() => setChosen(i)}>
                <th scope="row">{name || text('maps.shape', { number: i + 1 })}</th>
                <td>
                  <Select
                    size="small"
                    value={kind}
                    aria-label={`${text('maps.kind')} ${i + 1}`}
                    options={shapeKinds.map((value) => ({ value, label: text(`shapeKind.${value}`) }))}
                    onChange={(value) => change(i, { kind: value })}
                  />
                </td>
                <td>
                  {(kind === 'building' || kind === 'gate') && (
                    <PlaceSelect
                      size="small"
                      allowClear
                      value={place ?? undefined}
                      aria-label={`${text('maps.place')} ${i + 1}`}
                      onChange={(value) => change(i, { place: value ?? null })}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Form.Item name="retired" label={text('item.retired')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={put.isPending} disabled={shapes.length === 0}>
          {text('action.save')}
        </Button>
      </Form>
    </Drawer>
  );
}
