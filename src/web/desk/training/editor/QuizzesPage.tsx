import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, InputNumber, Select } from 'antd';
import { Quiz } from '../../../../contract/trainingReference.ts';
import { questionTypes } from '../../../../domain/training/vocabulary.ts';
import { ItemsPage } from '../../admin/ItemsPage.tsx';
import { NameFields } from '../../admin/NameFields.tsx';
import { fieldRules } from '../../parts/fieldRules.ts';
import { rangeOf } from '../../parts/formRules.ts';
import { useNames } from '../../parts/useNames.ts';
import { useText } from '../../useText.ts';
import { WordingFields } from './WordingFields.tsx';

const { shape } = Quiz;

/** Pools of questions with their answers. */
export function QuizzesPage() {
  const text = useText();
  const names = useNames();
  return (
    <ItemsPage
      kind="quiz"
      title={text('referenceKind.quiz')}
      hint={text('editor.quizzesHint')}
      nameOf={(data) => names.nameOf(data)}
      begin={{ label: text('editor.newQuiz'), data: { draw: 5, passPercent: 80, questions: [] } }}
      columns={[
        { head: text('training.quiz'), cell: (data) => names.nameOf(data) },
        { head: text('editor.questions'), cell: ({ questions }) => questions.length, className: 'number' },
        { head: text('editor.draw'), cell: ({ draw }) => draw, className: 'number' },
        { head: text('editor.passPercent'), cell: ({ passPercent }) => passPercent, className: 'number' },
      ]}
    >
      <NameFields />
      <div className="field-pair">
        <Form.Item name="draw" label={text('editor.draw')} rules={fieldRules(shape.draw)}>
          <InputNumber {...rangeOf(shape.draw)} precision={0} />
        </Form.Item>
        <Form.Item name="passPercent" label={text('editor.passPercent')} rules={fieldRules(shape.passPercent)}>
          <InputNumber {...rangeOf(shape.passPercent)} precision={0} />
        </Form.Item>
      </div>
      <Form.List name="questions">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <fieldset key={key} className="editor-list">
                <legend>
                  {text('editor.question', { number: name + 1 })}
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={text('editor.removeQuestion', { number: name + 1 })}
                    onClick={() => remove(name)}
                  />
                </legend>
                <QuestionFields at={name} />
              </fieldset>
            ))}
            <Button
              icon={<PlusOutlined />}
              onClick={() =>
                add({
                  type: 'choice',
                  words: { zh: '', en: '' },
                  options: [
                    { zh: '', en: '' },
                    { zh: '', en: '' },
                  ],
                  right: [0],
                  why: { zh: '', en: '' },
                })
              }
            >
              {text('editor.addQuestion')}
            </Button>
          </>
        )}
      </Form.List>
    </ItemsPage>
  );
}

function QuestionFields({ at }: { readonly at: number }) {
  const text = useText();
  const form = Form.useFormInstance();
  const type = Form.useWatch(['questions', at, 'type'], form);
  const count = (Form.useWatch(['questions', at, 'options'], form) ?? []).length;
  return (
    <>
      <WordingFields name={[at, 'words']} label={text('editor.words')} longest={300} />
      <Form.Item name={[at, 'type']} label={text('editor.type')}>
        <Select
          options={questionTypes.map((each) => ({ value: each, label: text(`editor.type.${each}`) }))}
          // In an order every option is in its place: none of them is the right one.
          onChange={(chosen) => form.setFieldValue(['questions', at, 'right'], chosen === 'order' ? [] : [0])}
        />
      </Form.Item>
      <Form.List name={[at, 'options']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="editor-row">
                <WordingFields name={[name]} label={text('editor.option', { number: name + 1 })} longest={120} />
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  disabled={fields.length <= 2}
                  aria-label={text('editor.removeOption', { number: name + 1 })}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button size="small" icon={<PlusOutlined />} disabled={fields.length >= 8} onClick={() => add({ zh: '', en: '' })}>
              {text('editor.addOption')}
            </Button>
          </>
        )}
      </Form.List>
      <Form.Item
        name={[at, 'right']}
        label={text('editor.right')}
        hidden={type === 'order'}
        // One answer is chosen as one, and kept as a list of one.
        getValueProps={(value: number[] = []) => ({ value: type === 'choice' ? value[0] : value })}
        getValueFromEvent={(value: number | number[]) => (Array.isArray(value) ? value.toSorted((a, b) => a - b) : [value])}
      >
        <Select
          {...(type === 'multi' ? { mode: 'multiple' as const } : {})}
          options={Array.from({ length: count }, (_, i) => ({ value: i, label: text('editor.option', { number: i + 1 }) }))}
        />
      </Form.Item>
      <WordingFields name={[at, 'why']} label={text('editor.why')} longest={300} required={false} />
    </>
  );
}
