import { PlusOutlined, SolutionOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select, Space, Tag } from 'antd';
import { useState } from 'react';
import type { Answer } from '../../../contract/endpoint.ts';
import type { listPlans } from '../../../contract/foresightPages.ts';
import { listItems, Plan } from '../../../contract/reference.ts';
import { alertKinds } from '../../../domain/foresight/vocabulary.ts';
import { plansQuery } from '../../api/deskForesight.ts';
import { itemsQuery } from '../../api/deskReference.ts';
import { meQuery } from '../../api/deskSession.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { type Editing, ItemEditor } from '../admin/ItemEditor.tsx';
import { NameFields } from '../admin/NameFields.tsx';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { fieldRules } from '../parts/fieldRules.ts';
import { ListState } from '../parts/ListState.tsx';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useNames } from '../parts/useNames.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';

type ShownPlan = Answer<typeof listPlans>['plans'][number];

/** 预案库: read by all who act on alerts, kept by administrators. */
export function PlansPage() {
  const text = useText();
  const { data, error, isPending, refetch } = useQuery(plansQuery);
  const me = useQuery(meQuery).data?.me;
  const mayEdit = me != null && mayCall(listItems.access, me);
  const items = useQuery({ ...itemsQuery('plan'), enabled: mayEdit });
  const [editing, setEditing] = useState<Editing<'plan'> | null>(null);
  const plans = data?.plans ?? [];
  const edit = (id: string): void => {
    const item = items.data?.find((each) => each.id === id);
    if (item) setEditing({ item });
  };
  return (
    <>
      <header className="page-head">
        <h1>{text('foresight.plans')}</h1>
        {mayEdit && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => setEditing({ item: null, id: '', data: { kinds: ['burst'], categories: [], steps: [''], stock: [] } })}
          >
            {text('plans.new')}
          </Button>
        )}
      </header>
      <p className="muted">{text('plans.lead')}</p>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={plans.length === 0}
        empty={<EmptyHint icon={<SolutionOutlined />} title={text('plans.none')} hint={text('plans.noneHint')} />}
      >
        <ul className="plan-cards">
          {plans.map((plan) => (
            <PlanCard key={plan.id} plan={plan} onEdit={mayEdit ? () => edit(plan.id) : null} />
          ))}
        </ul>
      </ListState>
      {editing && (
        <ItemEditor
          kind="plan"
          editing={editing}
          onClose={() => {
            setEditing(null);
            void refetch();
          }}
          idHint={text('item.idHint')}
        >
          <PlanFields />
        </ItemEditor>
      )}
    </>
  );
}

function PlanCard({ plan, onEdit }: { readonly plan: ShownPlan; readonly onEdit: (() => void) | null }) {
  const text = useText();
  const names = useNames();
  const isEnglish = currentLanguage() === 'en';
  const steps = isEnglish && plan.stepsEn.length > 0 ? plan.stepsEn : plan.steps;
  const notice = isEnglish && plan.noticeEn !== '' ? plan.noticeEn : plan.notice;
  const nameOfCode = (code: string) => (code.length === 2 ? names.classOf(code) : names.category(code));
  return (
    <li className="alert-box">
      <header className="page-head">
        <h2>{names.nameOf(plan)}</h2>
        {onEdit && (
          <Button size="small" onClick={onEdit}>
            {text('plans.edit')}
          </Button>
        )}
      </header>
      <p>
        {plan.kinds.map((kind) => (
          <Tag key={kind}>{text(`alertKind.${kind}`)}</Tag>
        ))}
        <span className="muted">{plan.categories.map(nameOfCode).join(text('alert.separator'))}</span>
      </p>
      <p>
        {text('plans.owner')}: <b>{names.unit(plan.owner)}</b>
        {plan.leadDays > 0 && ` · ${text('plans.leadDays', { days: plan.leadDays })}`}
      </p>
      <ol className="plan-steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {plan.stock.length > 0 && (
        <p>
          {text('plans.stock')}:{' '}
          {plan.stock
            .map(({ item, itemEn, amount }) =>
              isEnglish && itemEn ? `${itemEn} ${withoutMeasure(amount)}` : `${item} ${amount}`,
            )
            .join(text('alert.separator'))}
        </p>
      )}
      {notice !== '' && <p className="muted with-blanks">{notice}</p>}
    </li>
  );
}

const linesOf = (value: readonly string[] | undefined) => ({ value: (value ?? []).join('\n') });
const asLines = (event: { readonly target: { readonly value: string } }): string[] => event.target.value.split('\n');

function PlanFields() {
  const text = useText();
  return (
    <>
      <NameFields />
      <Form.Item name="owner" label={text('plans.owner')} rules={fieldRules(Plan.shape.owner)}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="kinds" label={text('plans.kinds')} rules={fieldRules(Plan.shape.kinds)}>
        <Select mode="multiple" options={alertKinds.map((kind) => ({ value: kind, label: text(`alertKind.${kind}`) }))} />
      </Form.Item>
      <Form.Item name="categories" label={text('plans.categories')} rules={fieldRules(Plan.shape.categories)}>
        <Select mode="tags" />
      </Form.Item>
      <Form.Item
        name="steps"
        label={text('plans.steps')}
        extra={text('plans.stepsHint')}
        getValueProps={linesOf}
        getValueFromEvent={asLines}
        rules={fieldRules(Plan.shape.steps)}
      >
        <Input.TextArea autoSize={{ minRows: 3 }} />
      </Form.Item>
      <Form.Item name="stepsEn" label={text('plans.stepsEn')} getValueProps={linesOf} getValueFromEvent={asLines}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item label={text('plans.stock')}>
        <Form.List name="stock">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <Space key={key} align="baseline">
                  <Form.Item name={[name, 'item']} noStyle>
                    <Input placeholder={text('plans.item')} aria-label={text('plans.item')} />
                  </Form.Item>
                  <Form.Item name={[name, 'amount']} noStyle>
                    <Input placeholder={text('plans.amount')} aria-label={text('plans.amount')} />
                  </Form.Item>
                  <Button size="small" onClick={() => remove(name)} aria-label={text('plans.removeItem')}>
                    ×
                  </Button>
                </Space>
              ))}
              <Button onClick={() => add({ item: '', itemEn: '', amount: '' })}>{text('plans.addItem')}</Button>
            </>
          )}
        </Form.List>
      </Form.Item>
      <Form.Item
        name="notice"
        label={text('plans.notice')}
        extra={text('plans.noticeHint')}
        rules={fieldRules(Plan.shape.notice)}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="noticeEn" label={text('plans.noticeEn')} rules={fieldRules(Plan.shape.noticeEn)}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="leadDays" label={text('plans.lead.days')} rules={fieldRules(Plan.shape.leadDays)}>
        <InputNumber min={0} max={120} />
      </Form.Item>
    </>
  );
}

/** 300 把 → 300: English counts chairs without a measure word. */
const withoutMeasure = (amount: string): string => amount.replace(/\s*\p{Script=Han}+$/u, '');
