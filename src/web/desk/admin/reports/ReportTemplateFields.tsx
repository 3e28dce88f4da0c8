import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { ReportTemplate } from '../../../../contract/reportTemplate.ts';
import { audiences, blankNames, reportTypes, tableNames } from '../../../../domain/report/vocabulary.ts';
import { itemsQuery } from '../../../api/deskReference.ts';
import { fieldRules } from '../../parts/fieldRules.ts';
import { useText } from '../../useText.ts';
import { NameFields } from '../NameFields.tsx';
import { ReportSections } from './ReportSections.tsx';

const { shape } = ReportTemplate;

/** The fields of a report's template; what they mean is in docs/reports.md. */
export function ReportTemplateFields() {
  const text = useText();
  const { data: assessments = [] } = useQuery(itemsQuery('assessment'));
  const line = (name: 'title' | 'subtitle' | 'mastName' | 'number' | 'office' | 'recipient' | 'copyTo') => (
    <Form.Item name={name} label={text(`reportTemplate.${name}`)} rules={fieldRules(shape[name])}>
      <Input lang="zh-CN" />
    </Form.Item>
  );
  return (
    <>
      <NameFields />
      <div className="field-pair">
        <Form.Item name={['schedule', 'enabled']} label={text('reportTemplate.schedule')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="approval" label={text('reportTemplate.approval')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name={['schedule', 'hour']} label={text('reportTemplate.hour')} extra={text('reportTemplate.hourHint')}>
          <InputNumber min={0} max={23} precision={0} />
        </Form.Item>
        <Form.Item name={['schedule', 'delayDays']} label={text('reportTemplate.delayDays')}>
          <InputNumber min={0} max={60} precision={0} />
        </Form.Item>
        <Form.Item name="type" label={text('reports.type')} rules={fieldRules(shape.type)}>
          <Select options={reportTypes.map((type) => ({ value: type, label: text(`reportType.${type}`) }))} />
        </Form.Item>
        <Form.Item name="audience" label={text('reports.audience')}>
          <Select options={audiences.map((audience) => ({ value: audience, label: text(`audience.${audience}`) }))} />
        </Form.Item>
        <Form.Item name="assessment" label={text('reportTemplate.assessment')}>
          <Select options={assessments.map(({ id, data }) => ({ value: id, label: data.name }))} />
        </Form.Item>
        <Form.Item name="annexes" label={text('reportTemplate.annexes')}>
          <Select mode="multiple" options={tableNames.map((name) => ({ value: name, label: text(`reportTable.${name}`) }))} />
        </Form.Item>
      </div>
      {line('title')}
      <div className="field-pair">
        {line('subtitle')}
        {line('mastName')}
        {line('number')}
        {line('office')}
        {line('recipient')}
        {line('copyTo')}
      </div>
      <details className="blank-list">
        <summary>{text('reportTemplate.blanks')}</summary>
        <p className="muted">{text('reportTemplate.blanksHint')}</p>
        <p lang="zh-CN">
          {blankNames.map((name) => (
            <code key={name}>{`{${name}}`}</code>
          ))}
        </p>
      </details>
      <ReportSections />
    </>
  );
}
