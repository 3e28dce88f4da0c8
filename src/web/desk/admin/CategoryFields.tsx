import { Checkbox, Form, Input, Radio, Select, Switch } from 'antd';
import { Category, requiredFields } from '../../../contract/reference.ts';
import { closingProofs, confidentialities, natures } from '../../../domain/case/vocabulary.ts';
import { grades } from '../../../domain/grade/vocabulary.ts';
import type { Item } from '../../api/deskReference.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { NameFields } from './NameFields.tsx';
import { RetiredField } from './RetiredField.tsx';

export function CategoryFields({ classes }: { readonly classes: readonly Item<'class'>[] }) {
  const text = useText();
  const { reference, nameOf } = useNames();
  const { shape } = Category;
  const units = (reference?.units ?? []).filter(({ retired }) => !retired);
  return (
    <>
      <NameFields />
      <Form.Item name="parent" label={text('referenceKind.class')} rules={fieldRules(shape.parent)}>
        <Select options={classes.map((each) => ({ value: each.id, label: `${each.id} ${each.data.name}` }))} />
      </Form.Item>
      <Form.Item name="nature" label={text('category.nature')} rules={fieldRules(shape.nature)}>
        <Radio.Group
          optionType="button"
          options={natures.map((nature) => ({ value: nature, label: text(`nature.${nature}`) }))}
        />
      </Form.Item>
      <Form.Item name="grade" label={text('case.grade')} rules={fieldRules(shape.grade)}>
        <Radio.Group optionType="button" options={grades.map((grade) => ({ value: grade, label: text(`grade.${grade}`) }))} />
      </Form.Item>
      <Form.Item name="confidentiality" label={text('case.confidentiality')} rules={fieldRules(shape.confidentiality)}>
        <Radio.Group
          optionType="button"
          options={confidentialities.map((each) => ({ value: each, label: text(`confidentiality.${each}`) }))}
        />
      </Form.Item>
      <Form.Item name="defaultUnit" label={text('category.defaultUnit')} rules={fieldRules(shape.defaultUnit)}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="alternates" label={text('category.alternates')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map((unit) => ({ value: unit.id, label: nameOf(unit) }))}
        />
      </Form.Item>
      <Form.Item name="requiredFields" label={text('category.requiredFields')}>
        <Checkbox.Group options={requiredFields.map((field) => ({ value: field, label: text(`requiredField.${field}`) }))} />
      </Form.Item>
      <Form.Item name="closingProofs" label={text('category.closingProofs')}>
        <Checkbox.Group options={closingProofs.map((proof) => ({ value: proof, label: text(`closingProof.${proof}`) }))} />
      </Form.Item>
      <Form.Item
        name="keywords"
        label={text('category.keywords')}
        extra={text('category.keywordsHint')}
        rules={fieldRules(shape.keywords)}
      >
        <Select mode="tags" tokenSeparators={[',', ',', '、', ' ']} open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item name="hint" label={text('category.hint')} extra={text('category.hintHint')} rules={fieldRules(shape.hint)}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="hintEn" label={text('category.hintEn')} rules={fieldRules(shape.hintEn)}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <div className="switches">
        {(['assessed', 'publishable', 'statutory', 'optional'] as const).map((flag) => (
          <Form.Item
            key={flag}
            name={flag}
            label={text(`category.${flag}`)}
            extra={text(`category.${flag}Hint`)}
            valuePropName="checked"
          >
            <Switch />
          </Form.Item>
        ))}
        <RetiredField />
      </div>
    </>
  );
}
