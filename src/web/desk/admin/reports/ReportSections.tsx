import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useText } from '../../useText.ts';
import { ReportParts } from './ReportParts.tsx';

/** The sections of a report, in order, each with its parts. */
export function ReportSections() {
  const text = useText();
  return (
    <fieldset className="report-sections">
      <legend>{text('reportTemplate.sections')}</legend>
      <Form.List name="sections">
        {(fields, { add, remove, move }) => (
          <>
            {fields.map(({ key, name }, place) => (
              <div key={key} className="report-section">
                <div className="report-section-head">
                  <Form.Item name={[name, 'level']} noStyle>
                    <Select
                      aria-label={text('reportTemplate.level')}
                      options={[
                        { value: 1, label: '一、' },
                        { value: 2, label: '（一）' },
                      ]}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'heading']} className="grow">
                    <Input lang="zh-CN" aria-label={text('reportTemplate.heading')} maxLength={60} />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<ArrowUpOutlined />}
                    aria-label={text('reportTemplate.up')}
                    disabled={place === 0}
                    onClick={() => move(place, place - 1)}
                  />
                  <Button
                    type="text"
                    icon={<ArrowDownOutlined />}
                    aria-label={text('reportTemplate.down')}
                    disabled={place === fields.length - 1}
                    onClick={() => move(place, place + 1)}
                  />
                  <Button
                    type="text"
                    danger
                    icon={<DeleteOutlined />}
                    aria-label={text('reportTemplate.remove')}
                    onClick={() => remove(name)}
                  />
                </div>
                <ReportParts section={name} />
              </div>
            ))}
            <Button block icon={<PlusOutlined />} onClick={() => add({ heading: '', level: 1, parts: [] })}>
              {text('reportTemplate.addSection')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
