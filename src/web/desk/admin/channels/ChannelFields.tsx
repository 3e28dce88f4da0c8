import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { type ChannelKind, channelSettings, noticeKinds } from '../../../../contract/notifications.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { rangeOf } from '../../parts/formRules.ts';
import { UnitSelect } from '../../parts/UnitSelect.tsx';
import { useText } from '../../useText.ts';
import { wrongHeaderLine } from './channelForm.ts';

/** The settings of a kind of channel, by the contract's schema of it. */
export function ChannelFields({ kind }: { readonly kind: ChannelKind }): ReactNode {
  switch (kind) {
    case 'email':
      return <EmailFields />;
    case 'wecom':
      return <WecomFields />;
    case 'sms':
      return <SmsFields />;
    case 'wecom-robot':
    case 'dingtalk-robot':
    case 'feishu-robot':
      return <RobotFields />;
  }
}

function EmailFields() {
  const text = useText();
  const { shape } = channelSettings.email;
  return (
    <>
      <div className="field-pair">
        <Form.Item name={['settings', 'host']} label={text('channel.host')} rules={fieldRules(shape.host)}>
          <Input className="number" />
        </Form.Item>
        <Form.Item name={['settings', 'port']} label={text('channel.port')} rules={fieldRules(shape.port)}>
          <InputNumber {...rangeOf(shape.port)} />
        </Form.Item>
        <Form.Item name={['settings', 'security']} label={text('channel.security')} rules={fieldRules(shape.security)}>
          <Select options={shape.security.options.map((value) => ({ value, label: text(`channel.security.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name={['settings', 'user']}
          label={text('channel.user')}
          extra={text('channel.userHint')}
          rules={fieldRules(shape.user)}
        >
          <Input autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name={['settings', 'from']} label={text('channel.sender')} rules={fieldRules(shape.from)}>
        <Input inputMode="email" />
      </Form.Item>
      <Form.Item
        name={['settings', 'students']}
        label={text('channel.students')}
        extra={text('channel.addressHint')}
        rules={fieldRules(shape.students)}
      >
        <Input />
      </Form.Item>
      <Form.Item
        name={['settings', 'staff']}
        label={text('channel.staff')}
        extra={text('channel.addressHint')}
        rules={fieldRules(shape.staff)}
      >
        <Input />
      </Form.Item>
    </>
  );
}

function WecomFields() {
  const text = useText();
  const { shape } = channelSettings.wecom;
  return (
    <>
      <div className="field-pair">
        <Form.Item name={['settings', 'corpId']} label={text('channel.corpId')} rules={fieldRules(shape.corpId)}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name={['settings', 'agentId']} label={text('channel.agentId')} rules={fieldRules(shape.agentId)}>
          <InputNumber min={rangeOf(shape.agentId).min} />
        </Form.Item>
      </div>
      <Form.Item
        name={['settings', 'server']}
        label={text('channel.server')}
        extra={text('channel.serverHint')}
        rules={fieldRules(shape.server)}
      >
        <Input inputMode="url" />
      </Form.Item>
      <Form.Item
        name={['settings', 'userId']}
        label={text('channel.userId')}
        extra={text('channel.userIdHint')}
        rules={fieldRules(shape.userId)}
      >
        <Input />
      </Form.Item>
    </>
  );
}

function SmsFields() {
  const text = useText();
  const { shape } = channelSettings.sms;
  return (
    <>
      <div className="field-pair">
        <Form.Item name={['settings', 'method']} label={text('channel.method')} rules={fieldRules(shape.method)}>
          <Select options={shape.method.options.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name={['settings', 'contentType']} label={text('channel.contentType')} rules={fieldRules(shape.contentType)}>
          <Select options={shape.contentType.options.map((value) => ({ value, label: value }))} />
        </Form.Item>
      </div>
      <Form.Item
        name={['settings', 'url']}
        label={text('channel.url')}
        extra={text('channel.urlHint')}
        rules={fieldRules(shape.url)}
      >
        <Input inputMode="url" />
      </Form.Item>
      <Form.Item
        name="headers"
        label={text('channel.headers')}
        extra={text('channel.headersHint')}
        rules={[
          {
            validator: async (_, headers: string | undefined) => {
              const line = wrongHeaderLine(headers ?? '');
              if (line !== null) throw new Error(text('channel.headersFault', { line }));
            },
          },
        ]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} spellCheck={false} />
      </Form.Item>
      <Form.Item name={['settings', 'body']} label={text('channel.body')} rules={fieldRules(shape.body)}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 14 }} spellCheck={false} />
      </Form.Item>
      <Form.Item
        name={['settings', 'success']}
        label={text('channel.success')}
        extra={text('channel.successHint')}
        rules={fieldRules(shape.success)}
      >
        <Input spellCheck={false} />
      </Form.Item>
      <Form.Item
        name={['settings', 'again']}
        label={text('channel.again')}
        extra={text('channel.againHint')}
        rules={fieldRules(shape.again)}
      >
        <Input spellCheck={false} />
      </Form.Item>
    </>
  );
}

function RobotFields() {
  const text = useText();
  const { shape } = channelSettings['wecom-robot'];
  return (
    <>
      <Form.Item name={['settings', 'unit']} label={text('channel.unit')} extra={text('channel.unitHint')}>
        <UnitSelect allowClear />
      </Form.Item>
      <Form.Item name={['settings', 'kinds']} label={text('channel.kinds')} rules={fieldRules(shape.kinds)}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={noticeKinds.map((value) => ({ value, label: text(`notice.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name={['settings', 'language']} label={text('channel.language')}>
        <Select
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Form.Item>
    </>
  );
}
