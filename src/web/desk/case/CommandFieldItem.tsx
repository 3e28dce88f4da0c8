import { Button, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import type dayjs from 'dayjs';
import type { CaseDetail } from '../../../contract/cases.ts';
import { grades } from '../../../domain/grade/vocabulary.ts';
import type { TemplateCommand } from '../../../domain/reply/vocabulary.ts';
import { ReplyAdvice } from '../handling/ReplyAdvice.tsx';
import { TemplatePicker } from '../handling/TemplatePicker.tsx';
import { hasCheckedWords, type WordsCommand, wordsField } from '../handling/wordsField.ts';
import { CategorySelect } from '../parts/CategorySelect.tsx';
import { faultSentence, fieldRules } from '../parts/fieldRules.ts';
import { longestOf, rangeOf } from '../parts/formRules.ts';
import { PhotoPicker } from '../parts/PhotoPicker.tsx';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { UnitsSelect } from '../parts/UnitsSelect.tsx';
import { useNames } from '../parts/useNames.ts';
import { useOwnUnits } from '../parts/useOwnUnits.ts';
import { CallField } from '../phone/CallField.tsx';
import { useText } from '../useText.ts';
import { CaseSelect } from './CaseSelect.tsx';
import { type CommandField, type commandFields, schemaOf } from './commandFields.ts';
import { dispatchHints } from './dispatchHints.ts';
import { hintOf } from './hintOf.ts';
import { MilestonesField } from './MilestonesField.tsx';
import { OwnPartField } from './OwnPartField.tsx';
import { ownParts } from './ownParts.ts';

type FieldProps = {
  readonly command: keyof typeof commandFields;
  readonly field: CommandField;
  readonly detail: CaseDetail;
};

/** One field of a command: its label, its rules from the contract, its input. */
export function CommandFieldItem({ command, field, detail }: FieldProps) {
  const text = useText();
  const own = useOwnUnits();
  const schema = schemaOf(command, field.name);
  const label = text(`label.${command}.${field.name}` as 'label.Note.text');
  const hint = hintOf(command, field.name);
  const item = {
    name: field.name,
    label: hint ? (
      <span className="label-hint">
        {label}
        <small>{text(hint)}</small>
      </span>
    ) : (
      label
    ),
    rules: fieldRules(schema),
  };

  const checked = hasCheckedWords(command) && field.name === wordsField[command] ? command : null;

  switch (field.input) {
    case 'words':
      return (
        <>
          {checked && isTemplated(checked) && <TemplatePicker caseId={detail.id} command={checked} field={field.name} />}
          <Form.Item {...item}>
            <Input.TextArea
              autoSize={{ minRows: field.rows, maxRows: 14 }}
              maxLength={longestOf(schema)}
              showCount={field.rows > 2}
            />
          </Form.Item>
          {checked && <ReplyAdvice caseId={detail.id} command={checked} />}
        </>
      );
    case 'choice':
      return (
        <Form.Item {...item}>
          {field.values.length <= 3 ? (
            <Radio.Group
              optionType="button"
              options={field.values.map((value) => ({ value, label: text(`${field.words}.${value}` as 'means.call') }))}
            />
          ) : (
            <Select options={field.values.map((value) => ({ value, label: text(`${field.words}.${value}` as 'means.call') }))} />
          )}
        </Form.Item>
      );
    case 'ruling':
      return (
        <Form.Item {...item}>
          <Radio.Group
            className="choice-list"
            options={([true, false] as const).map((value) => ({
              value,
              label: text(`ruling.${command}.${value ? 'yes' : 'no'}` as 'ruling.RuleOnReturn.yes'),
            }))}
          />
        </Form.Item>
      );
    case 'line':
      return (
        <Form.Item {...item}>
          <Input maxLength={longestOf(schema)} />
        </Form.Item>
      );
    case 'number':
      return (
        // An emptied number would be taken for nought by the contract's coercion.
        <Form.Item {...item} rules={[{ required: true, message: faultSentence({ code: 'required', limit: 0 }) }, ...item.rules]}>
          <InputNumber {...rangeOf(schema)} precision={0} suffix={text('field.workdays')} />
        </Form.Item>
      );
    case 'grade':
      return (
        <Form.Item {...item}>
          <Radio.Group
            optionType="button"
            className="grade-choice"
            options={grades.map((grade) => ({ value: grade, label: text(`grade.${grade}`) }))}
          />
        </Form.Item>
      );
    case 'category':
      return (
        <Form.Item {...item}>
          <CategorySelect />
        </Form.Item>
      );
    case 'unit':
      return (
        <>
          {(command === 'Dispatch' || command === 'Consult' || command === 'Designate') && <DispatchHints detail={detail} />}
          <Form.Item {...item}>
            <UnitSelect />
          </Form.Item>
        </>
      );
    case 'units':
      return (
        <Form.Item {...item}>
          <UnitsSelect />
        </Form.Item>
      );
    case 'ownPart':
      return (
        <Form.Item {...item}>
          <OwnPartField parts={ownParts(detail, own, field.still)} />
        </Form.Item>
      );
    case 'case':
      return (
        <Form.Item {...item}>
          <CaseSelect detail={detail} />
        </Form.Item>
      );
    case 'call':
      return (
        <Form.Item {...item}>
          <CallField caseId={detail.id} />
        </Form.Item>
      );
    case 'milestones':
      return <MilestonesField label={item.label} />;
    case 'photos':
      return (
        <Form.Item {...item}>
          <PhotoPicker />
        </Form.Item>
      );
    case 'instant':
      return (
        <Form.Item
          {...item}
          getValueFromEvent={(picked: dayjs.Dayjs | null) => picked && shanghaiInstant(picked)}
          getValueProps={() => ({})}
        >
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" placeholder={text('field.now')} />
        </Form.Item>
      );
    case 'day':
      return (
        <Form.Item {...item} getValueFromEvent={(_: unknown, day: string | null) => day || null} getValueProps={() => ({})}>
          <DatePicker format="YYYY-MM-DD" />
        </Form.Item>
      );
  }
}

/** Commands whose words may begin with a template; a head begins with the officer's. */
const isTemplated = (command: WordsCommand): command is TemplateCommand => command !== 'Approve';

/** One tap for the unit that is most likely meant, each with its reason. */
function DispatchHints({ detail }: { readonly detail: CaseDetail }) {
  const text = useText();
  const names = useNames();
  const form = Form.useFormInstance();
  const hints = dispatchHints(detail, names.reference);
  const chosen = Form.useWatch('unit', form) as string | undefined;
  if (hints.length === 0) return null;
  return (
    <fieldset className="chips" aria-label={text('dispatch.hints')}>
      {hints.map(({ unit, why }) => (
        <Button
          key={unit}
          className="chip"
          aria-pressed={chosen === unit}
          type={chosen === unit ? 'primary' : 'default'}
          onClick={() => {
            form.setFieldValue('unit', unit);
            void form.validateFields(['unit']);
          }}
        >
          {names.unit(unit)} <small>{text(`dispatch.${why}`)}</small>
        </Button>
      ))}
    </fieldset>
  );
}

/** The picker shows clock time; on the desk that is always Shanghai's, wherever the device believes it is. */
const shanghaiInstant = (picked: dayjs.Dayjs): string => new Date(`${picked.format('YYYY-MM-DDTHH:mm')}:00+08:00`).toISOString();
