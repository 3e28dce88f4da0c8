import { Form, Input, InputNumber, Select } from 'antd';
import { PracticeCase } from '../../../../contract/trainingReference.ts';
import { practiceOutcomes, practiceRoles } from '../../../../domain/training/vocabulary.ts';
import { ItemsPage } from '../../admin/ItemsPage.tsx';
import { NameFields } from '../../admin/NameFields.tsx';
import { RetiredField } from '../../admin/RetiredField.tsx';
import { CategorySelect } from '../../parts/CategorySelect.tsx';
import { fieldRules } from '../../parts/fieldRules.ts';
import { rangeOf } from '../../parts/formRules.ts';
import { PlaceSelect } from '../../parts/PlaceSelect.tsx';
import { UnitSelect } from '../../parts/UnitSelect.tsx';
import { useNames } from '../../parts/useNames.ts';
import { useText } from '../../useText.ts';

const { shape } = PracticeCase;

/** Made-up cases, and what should be made of them. */
export function PracticeCasesPage() {
  const text = useText();
  const names = useNames();
  return (
    <ItemsPage
      kind="practiceCase"
      title={text('referenceKind.practiceCase')}
      hint={text('editor.practiceHint')}
      nameOf={(data) => names.nameOf(data)}
      begin={{
        label: text('editor.newPractice'),
        data: { role: 'officer', minutesAgo: 60, passPercent: 80, retired: true },
      }}
      columns={[
        { head: text('training.practice'), cell: (data) => names.nameOf(data) },
        { head: text('editor.for'), cell: ({ role }) => text(`role.${role}`) },
        { head: text('person.unit'), cell: ({ unit }) => names.unit(unit) },
        { head: text('editor.outcome'), cell: ({ expected }) => text(`editor.outcome.${expected.outcome}`) },
        { head: text('training.state'), cell: ({ retired }) => text(retired ? 'editor.draft' : 'editor.published') },
      ]}
    >
      <NameFields />
      <Form.Item name="brief" label={text('editor.brief')} rules={fieldRules(shape.brief)}>
        <Input.TextArea lang="zh-CN" autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item
        name="briefEn"
        label={text('editor.inEnglish', { label: text('editor.brief') })}
        rules={fieldRules(shape.briefEn)}
      >
        <Input.TextArea lang="en" autoSize={{ minRows: 2 }} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name="role" label={text('editor.for')}>
          <Select options={practiceRoles.map((role) => ({ value: role, label: text(`role.${role}`) }))} />
        </Form.Item>
        <Form.Item name="unit" label={text('editor.actsFor')} rules={fieldRules(shape.unit)}>
          <UnitSelect />
        </Form.Item>
      </div>
      <Form.Item name="minutesAgo" label={text('editor.minutesAgo')} rules={fieldRules(shape.minutesAgo)}>
        <InputNumber {...rangeOf(shape.minutesAgo)} precision={0} />
      </Form.Item>
      <CaseFields />
      <ExpectedFields />
      <Form.Item name="passPercent" label={text('editor.passPercent')} rules={fieldRules(shape.passPercent)}>
        <InputNumber {...rangeOf(shape.passPercent)} precision={0} />
      </Form.Item>
      <Form.Item name="lesson" label={text('editor.lesson')} rules={fieldRules(shape.lesson)}>
        <Input.TextArea lang="zh-CN" autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item
        name="lessonEn"
        label={text('editor.inEnglish', { label: text('editor.lesson') })}
        rules={fieldRules(shape.lessonEn)}
      >
        <Input.TextArea lang="en" autoSize={{ minRows: 2 }} />
      </Form.Item>
      <RetiredField label={text('editor.isDraft')} hint={text('editor.isDraftHint')} />
    </ItemsPage>
  );
}

function CaseFields() {
  const text = useText();
  const { shape: of } = shape.case;
  return (
    <fieldset className="editor-list">
      <legend>{text('editor.theCase')}</legend>
      <Form.Item name={['case', 'categoryCode']} label={text('case.category')} rules={fieldRules(of.categoryCode)}>
        <CategorySelect />
      </Form.Item>
      <Form.Item name={['case', 'title']} label={text('editor.caseTitle')} rules={fieldRules(of.title)}>
        <Input />
      </Form.Item>
      <Form.Item name={['case', 'text']} label={text('editor.caseText')} rules={fieldRules(of.text)}>
        <Input.TextArea autoSize={{ minRows: 3 }} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name={['case', 'placeId']} label={text('editor.place')} initialValue={null}>
          <PlaceSelect />
        </Form.Item>
        <Form.Item name={['case', 'placeText']} label={text('editor.placeText')} initialValue="">
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <div className="field-pair">
        <Form.Item
          name={['case', 'requester', 'name']}
          label={text('editor.requester')}
          rules={fieldRules(of.requester.shape.name)}
        >
          <Input />
        </Form.Item>
        <Form.Item name={['case', 'requester', 'kind']} label={text('person.kind')} initialValue="student">
          <Select options={(['student', 'staff'] as const).map((kind) => ({ value: kind, label: text(`personKind.${kind}`) }))} />
        </Form.Item>
      </div>
    </fieldset>
  );
}

function ExpectedFields() {
  const text = useText();
  return (
    <fieldset className="editor-list">
      <legend>{text('editor.expected')}</legend>
      <Form.Item name={['expected', 'outcome']} label={text('editor.outcome')} initialValue="resolve">
        <Select options={practiceOutcomes.map((each) => ({ value: each, label: text(`editor.outcome.${each}`) }))} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name={['expected', 'unit']} label={text('training.check.rightUnit')} initialValue={null}>
          <UnitSelect allowClear />
        </Form.Item>
        <Form.Item name={['expected', 'categoryCode']} label={text('training.check.rightCategory')} initialValue={null}>
          <CategorySelect allowClear />
        </Form.Item>
      </div>
    </fieldset>
  );
}
