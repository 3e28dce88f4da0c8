import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Answer } from '../../../contract/endpoint.ts';
import { DraftOrder, type listOrderTemplates } from '../../../contract/orders.ts';
import { orderBlanks, orderLevels } from '../../../domain/order/vocabulary.ts';
import { newCaseId } from '../../api/caseId.ts';
import { type OrderDraft, sendOrder, templatesQuery, useSupervision } from '../../api/deskSupervision.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { longestOf, rangeOf } from '../parts/formRules.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { fieldErrors } from '../parts/problemWords.ts';
import { UnitsSelect } from '../parts/UnitsSelect.tsx';
import { useText } from '../useText.ts';

type RaiseOrderProps = {
  /** Id of the template that the form begins with. */
  readonly template: string;
  readonly cases: readonly { readonly id: string; readonly number: string }[];
  readonly recipients: readonly string[];
  readonly categoryCode?: string | null;
  readonly placeId?: string | null;
  /** The directive or decision that the order carries out. */
  readonly origin?: string | null;
  readonly onClose: () => void;
};

const shape = DraftOrder.shape;

/** 立项督办: a template chosen, its blanks left for the server to fill, everything editable before it goes out. */
export function RaiseOrder(props: RaiseOrderProps) {
  const text = useText();
  const { data } = useQuery(templatesQuery);
  return (
    <Modal
      open
      title={text('sv.raise')}
      width={720}
      onCancel={props.onClose}
      okText={text('sv.raise')}
      cancelText={text('action.cancel')}
      okButtonProps={{ htmlType: 'submit', form: 'raise-order' }}
      destroyOnHidden
    >
      {data ? <OrderForm {...props} known={data} /> : <Skeleton active />}
    </Modal>
  );
}

function OrderForm({
  known,
  template,
  cases,
  recipients,
  categoryCode = null,
  placeId = null,
  origin = null,
  onClose,
}: RaiseOrderProps & { readonly known: Answer<typeof listOrderTemplates> }) {
  const text = useText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm();
  const [id] = useState(newCaseId);
  const send = useSupervision(sendOrder);
  const wordsOf = (chosen: string) => {
    const found = known.templates.find((t) => t.id === chosen) ?? known.templates[0];
    return found
      ? {
          template: found.id,
          level: found.level,
          title: found.title,
          facts: found.facts,
          analysis: found.analysis,
          demands: found.demands,
          feedback: found.feedback,
          workdays: found.workdays ?? known.workdays[found.level],
        }
      : {};
  };
  const source = (chosen: unknown) => known.templates.find((t) => t.id === chosen)?.source ?? 'other';
  const finish = (draft: Record<string, unknown>): void => {
    const body = {
      ...draft,
      id,
      source: source(draft['template']),
      cases: cases.map((c) => c.id),
      categoryCode,
      placeId,
      origin,
    } as OrderDraft;
    send.mutate(body, {
      onSuccess: ({ number }) => {
        void message.success(number === null ? text('sv.drafted') : text('sv.issued', { number }));
        onClose();
        void navigate(`/orders/${id}`);
      },
      onError: (error) => form.setFields(fieldErrors(error)),
    });
  };
  const words = (name: 'facts' | 'analysis' | 'demands' | 'feedback', rows: number) => (
    <Form.Item name={name} label={text(`sv.field.${name}`)} rules={fieldRules(shape[name])}>
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 10 }} maxLength={longestOf(shape[name])} />
    </Form.Item>
  );
  return (
    <Form
      id="raise-order"
      form={form}
      layout="vertical"
      initialValues={{ ...wordsOf(template), recipients: [...recipients] }}
      onFinish={finish}
      scrollToFirstError
    >
      <ProblemAlert error={send.error} />
      {cases.length > 0 && (
        <p className="muted sv-about">
          {text('sv.aboutCases', { count: cases.length })}{' '}
          {cases
            .slice(0, 6)
            .map((c) => c.number)
            .join(' · ')}
          {cases.length > 6 && ' …'}
        </p>
      )}
      <div className="sv-pair">
        <Form.Item name="template" label={text('sv.field.template')} rules={fieldRules(shape.template)}>
          <Select
            options={known.templates.map((t) => ({
              value: t.id,
              label: currentLanguage() === 'en' && t.nameEn ? t.nameEn : t.name,
            }))}
            onChange={(chosen: string) => form.setFieldsValue(wordsOf(chosen))}
          />
        </Form.Item>
        <Form.Item name="level" label={text('sv.field.level')} rules={fieldRules(shape.level)}>
          <Select
            options={orderLevels.map((value) => ({ value, label: text(`orderLevel.${value}`) }))}
            onChange={(level: (typeof orderLevels)[number]) => form.setFieldValue('workdays', known.workdays[level])}
          />
        </Form.Item>
        <Form.Item name="workdays" label={text('sv.field.workdays')} rules={fieldRules(shape.workdays)}>
          <InputNumber {...rangeOf(shape.workdays)} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="recipients" label={text('sv.field.recipients')} rules={fieldRules(shape.recipients)}>
        <UnitsSelect />
      </Form.Item>
      <Form.Item name="title" label={text('sv.field.title')} rules={fieldRules(shape.title)}>
        <Input maxLength={longestOf(shape.title)} />
      </Form.Item>
      {words('facts', 2)}
      {words('analysis', 2)}
      {words('demands', 4)}
      {words('feedback', 1)}
      <small className="muted">{text('sv.blanks', { blanks: orderBlanks.map((blank) => `{${blank}}`).join(' ') })}</small>
    </Form>
  );
}
