import { Form, Radio } from 'antd';
import type { CaseDetail } from '../../../contract/cases.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';

type OwnPartFieldProps = {
  /** Radio buttons need a name in their group; antd gives the item's. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (unit: string) => void;
  readonly parts: readonly CaseDetail['parts'][number][];
};

/** Which of the person's own units signs or reports, with the task it was given. */
export function OwnPartField({ id, value, onChange, parts }: OwnPartFieldProps) {
  const text = useText();
  const names = useNames();
  const form = Form.useFormInstance();
  if (parts.length === 0) return <p className="muted">{text('field.noOwnPart')}</p>;
  return (
    <Radio.Group
      {...(id ? { id } : {})}
      value={value}
      className="choice-list"
      onChange={(event) => {
        onChange?.(String(event.target.value));
        void form.validateFields(['unit']);
      }}
    >
      {parts.map(({ unit, task }) => (
        <Radio key={unit} value={unit}>
          {names.unit(unit)} <small>{task}</small>
        </Radio>
      ))}
    </Radio.Group>
  );
}
