import { FormOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { GiveDirective as Contract } from '../../../contract/directives.ts';
import { newCaseId } from '../../api/caseId.ts';
import { presetsQuery, sendDirective, useSupervision } from '../../api/deskSupervision.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { longestOf, rangeOf } from '../parts/formRules.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { problemWords } from '../parts/problemWords.ts';
import { UnitsSelect } from '../parts/UnitsSelect.tsx';
import { useNames } from '../parts/useNames.ts';
import { useWide } from '../parts/useWide.ts';
import { useText } from '../useText.ts';

type GiveDirectiveProps = {
  /** null: by itself, on no case. */
  readonly about: { readonly id: string; readonly number: string; readonly unit: string | null } | null;
  readonly size?: 'small' | 'middle' | 'large';
};

const shape = Contract.shape;

/** 批示 in two taps: the first opens the sentences, the second gives one of them, to the unit in charge and with its usual time. */
export function GiveDirective({ about, size = 'middle' }: GiveDirectiveProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<FormOutlined />} size={size} onClick={() => setOpen(true)}>
        {text('directive.give')}
      </Button>
      {open && <DirectiveSheet about={about} onClose={() => setOpen(false)} />}
    </>
  );
}

function DirectiveSheet({ about, onClose }: { readonly about: GiveDirectiveProps['about']; readonly onClose: () => void }) {
  const text = useText();
  const names = useNames();
  const wide = useWide();
  const { message } = App.useApp();
  const { data } = useQuery(presetsQuery);
  const [form] = Form.useForm();
  // One sheet, one directive: a second tap on a slow line sends the same again.
  const [id] = useState(newCaseId);
  const give = useSupervision(sendDirective);
  const [own, setOwn] = useState(about === null);
  const send = (words: string, workdays: number, units: string[]): void =>
    give.mutate(
      { id, text: words, caseId: about?.id ?? null, units, workdays },
      {
        onSuccess: ({ number }) => {
          void message.success(text('directive.given', { number }));
          onClose();
        },
        onError: (error) => void message.error(problemWords(error, text)),
      },
    );
  const english = currentLanguage() === 'en';
  return (
    <Drawer
      open
      onClose={onClose}
      placement={wide ? 'right' : 'bottom'}
      size={wide ? 480 : 'auto'}
      className="command-drawer sv-directive-sheet"
      title={about === null ? text('directive.give') : text('directive.giveOn', { number: about.number })}
    >
      <p className="muted">
        {about === null
          ? text('directive.toCentre')
          : about.unit === null
            ? text('directive.toCentre')
            : text('directive.toUnit', { unit: names.unit(about.unit) })}
      </p>
      {!own && (
        <ul className="sv-presets">
          {data?.presets.map((preset) => (
            <li key={preset.id}>
              <button type="button" disabled={give.isPending} onClick={() => send(preset.text, preset.workdays, [])}>
                <span>{english && preset.textEn ? preset.textEn : preset.text}</span>
                <small>
                  {preset.workdays === 0 ? text('directive.today') : text('directive.within', { count: preset.workdays })}
                </small>
              </button>
            </li>
          ))}
          <li>
            <button type="button" onClick={() => setOwn(true)}>
              <span>{text('directive.own')}</span>
            </button>
          </li>
        </ul>
      )}
      {own && (
        <Form
          form={form}
          layout="vertical"
          initialValues={{ workdays: 3, units: about?.unit ? [about.unit] : [] }}
          onFinish={({ text: words, workdays, units }) => send(words, workdays, units)}
        >
          <ProblemAlert error={give.error} />
          {about === null && (
            <ul className="sv-presets">
              {data?.presets.map((preset) => (
                <li key={preset.id}>
                  <button type="button" onClick={() => form.setFieldsValue({ text: preset.text, workdays: preset.workdays })}>
                    <span>{english && preset.textEn ? preset.textEn : preset.text}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <Form.Item name="text" label={text('directive.words')} rules={fieldRules(shape.text)}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={longestOf(shape.text)} />
          </Form.Item>
          <div className="sv-pair">
            <Form.Item name="units" label={text('directive.units')}>
              <UnitsSelect />
            </Form.Item>
            <Form.Item name="workdays" label={text('sv.field.workdays')} rules={fieldRules(shape.workdays)}>
              <InputNumber {...rangeOf(shape.workdays)} precision={0} />
            </Form.Item>
          </div>
          <Button type="primary" htmlType="submit" block loading={give.isPending}>
            {text('directive.give')}
          </Button>
        </Form>
      )}
    </Drawer>
  );
}
