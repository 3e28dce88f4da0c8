import { CalculatorOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { schemeKinds } from '../../../domain/measures/vocabulary.ts';
import { itemsQuery } from '../../api/deskReference.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { AdminHead } from './AdminHead.tsx';
import { AssessmentFields } from './AssessmentFields.tsx';
import { type Editing, ItemEditor } from './ItemEditor.tsx';
import { NameFields } from './NameFields.tsx';
import { SchemeDeeds } from './SchemeDeeds.tsx';
import { SchemeItems } from './SchemeItems.tsx';

const blank: Editing<'scheme'> = {
  item: null,
  id: '',
  data: { kind: 'weighted', fair: '0.9', partly: '0', subOrders: true, minimum: 10, deeds: [], items: [] },
};

const blankAssessment: Editing<'assessment'> = {
  item: null,
  id: '',
  data: { period: { kind: 'months', months: 1, firstDay: 1 }, basis: 'natural', scope: 'assessed', groups: [], placed: {} },
};

/** 方案与考核办法: how rates become scores, and by which rules they are asked for. Every change is a new version. */
export function SchemesPage() {
  const text = useText();
  const schemes = useQuery(itemsQuery('scheme'));
  const assessments = useQuery(itemsQuery('assessment'));
  const names = useNames();
  const schemeName = (id: string) => {
    const found = schemes.data?.find((item) => item.id === id);
    return found ? names.nameOf(found.data) : id;
  };
  const [scheme, setScheme] = useState<Editing<'scheme'> | null>(null);
  const [assessment, setAssessment] = useState<Editing<'assessment'> | null>(null);
  const refetch = () => Promise.all([schemes.refetch(), assessments.refetch()]);
  return (
    <>
      <AdminHead title={text('admin.schemes')} hint={text('admin.schemesHint')}>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setScheme(blank)}>
          {text('admin.newScheme')}
        </Button>
      </AdminHead>
      <ListState
        pending={schemes.isPending || assessments.isPending}
        error={schemes.error ?? assessments.error}
        retry={refetch}
        isEmpty={(schemes.data ?? []).length === 0}
        empty={<EmptyHint icon={<CalculatorOutlined />} title={text('admin.nothing')} hint={text('admin.nothingHint')} />}
      >
        <Rows
          rows={(schemes.data ?? []).map((item) => ({
            id: item.id,
            name: names.nameOf(item.data),
            detail: item.data.items.map(({ measure }) => text(`measure.${measure}`)).join(' · '),
            version: item.version,
            edit: () => setScheme({ item }),
          }))}
        />
        <div className="page-actions assessments-head">
          <h2>{text('admin.assessments')}</h2>
          <Button icon={<PlusOutlined />} onClick={() => setAssessment(blankAssessment)}>
            {text('admin.newAssessment')}
          </Button>
        </div>
        <p className="muted">{text('admin.assessmentsHint')}</p>
        <Rows
          rows={(assessments.data ?? []).map((item) => ({
            id: item.id,
            name: names.nameOf(item.data),
            detail: [
              text(`assessment.period.${item.data.period.kind}`),
              text(`basis.${item.data.basis}`),
              text(`scope.${item.data.scope}`),
              schemeName(item.data.scheme),
            ].join(' · '),
            version: item.version,
            edit: () => setAssessment({ item }),
          }))}
        />
      </ListState>
      {scheme && (
        <ItemEditor kind="scheme" editing={scheme} onClose={() => setScheme(null)} idHint={text('item.idHint')}>
          <SchemeFields />
        </ItemEditor>
      )}
      {assessment && (
        <ItemEditor kind="assessment" editing={assessment} onClose={() => setAssessment(null)} idHint={text('item.idHint')}>
          <AssessmentFields schemes={schemes.data ?? []} />
        </ItemEditor>
      )}
    </>
  );
}

type Row = {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly version: number;
  readonly edit: () => void;
};

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const text = useText();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{text('item.name')}</th>
          <th scope="col">{text('admin.schemeItems')}</th>
          <th scope="col">{text('item.id')}</th>
          <th scope="col">{text('admin.version')}</th>
          <th scope="col">
            <span className="visually-hidden">{text('item.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, detail, version, edit }) => (
          <tr key={id}>
            <td>{name}</td>
            <td className="muted">{detail}</td>
            <td className="number muted">{id}</td>
            <td className="number">{version}</td>
            <td className="right">
              <Button
                size="small"
                type="text"
                icon={<EditOutlined />}
                aria-label={text('item.editName', { name })}
                onClick={edit}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SchemeFields() {
  const text = useText();
  return (
    <>
      <NameFields />
      <Form.Item name="source" label={text('scheme.source')}>
        <Input />
      </Form.Item>
      <Form.Item name="kind" label={text('scheme.kind')}>
        <Select options={schemeKinds.map((kind) => ({ value: kind, label: text(`scheme.kind.${kind}`) }))} />
      </Form.Item>
      <SchemeItems />
      <SchemeDeeds />
      <Form.Item name="fair" label={text('scheme.fair')} extra={text('scheme.exactHint')}>
        <Input className="number" />
      </Form.Item>
      <Form.Item name="partly" label={text('scheme.partly')}>
        <Input className="number" />
      </Form.Item>
      <Form.Item name="minimum" label={text('scheme.minimum')}>
        <InputNumber min={1} max={10_000} />
      </Form.Item>
      <Form.Item name="subOrders" label={text('scheme.subOrders')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
}
