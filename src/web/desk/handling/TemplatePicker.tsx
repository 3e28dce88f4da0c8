import { FileTextOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Form } from 'antd';
import { useContext } from 'react';
import type { TemplateCommand } from '../../../domain/reply/vocabulary.ts';
import { CaseSourceContext } from '../../api/caseSource.ts';
import { templatesQuery } from '../../api/deskHandling.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';

/** Words to begin with. What is known of the case stands in them already; the blanks left must be written before anything is sent. */
export function TemplatePicker({
  caseId,
  command,
  field,
}: {
  readonly caseId: string;
  readonly command: TemplateCommand;
  readonly field: string;
}) {
  const text = useText();
  const names = useNames();
  const form = Form.useFormInstance();
  // Whoever practises learns to write it.
  const practice = useContext(CaseSourceContext)?.practice ?? false;
  const { data: templates = [] } = useQuery({ ...templatesQuery(caseId, command), enabled: !practice });
  if (templates.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: templates.map((template) => ({ key: template.id, label: names.nameOf(template) })),
        onClick: ({ key }) => {
          const chosen = templates.find(({ id }) => id === key);
          const before = String(form.getFieldValue(field) ?? '').trim();
          // What was typed is kept: a template is added to it, never put in its place.
          if (chosen) form.setFieldValue(field, before === '' ? chosen.text : `${before}\n${chosen.text}`);
        },
      }}
    >
      <Button size="small" type="link" icon={<FileTextOutlined />} className="template-button">
        {text('template.use')}
      </Button>
    </Dropdown>
  );
}
