import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select, Tag } from 'antd';
import { Course } from '../../../../contract/trainingReference.ts';
import { lossReasons } from '../../../../domain/measures/vocabulary.ts';
import { roles } from '../../../../domain/people/vocabulary.ts';
import { itemsQuery } from '../../../api/deskReference.ts';
import { ItemsPage } from '../../admin/ItemsPage.tsx';
import { NameFields } from '../../admin/NameFields.tsx';
import { RetiredField } from '../../admin/RetiredField.tsx';
import { fieldRules } from '../../parts/fieldRules.ts';
import { longestOf, rangeOf } from '../../parts/formRules.ts';
import { useNames } from '../../parts/useNames.ts';
import { useText } from '../../useText.ts';
import { VideoField } from './VideoField.tsx';
import { WordingFields } from './WordingFields.tsx';

const { shape } = Course;

/** Courses as trainers write them; a new one is a draft until it is published. */
export function CoursesPage() {
  const text = useText();
  const names = useNames();
  const quizzes = useQuery(itemsQuery('quiz')).data ?? [];
  const quizName = (id: string) => {
    const quiz = quizzes.find((each) => each.id === id);
    return quiz ? names.nameOf(quiz.data) : id;
  };
  return (
    <ItemsPage
      kind="course"
      title={text('referenceKind.course')}
      hint={text('editor.coursesHint')}
      nameOf={(data) => names.nameOf(data)}
      begin={{
        label: text('editor.newCourse'),
        data: { order: 100, dueDays: 14, attempts: 3, roles: [], practice: [], lessons: [], checklist: [], retired: true },
      }}
      copy={({ name }) => ({ name: text('editor.copyOf', { name }), retired: true })}
      columns={[
        { head: text('training.course'), cell: (data) => names.nameOf(data) },
        {
          head: text('editor.for'),
          cell: (data) => data.roles.map((role) => text(`role.${role}`)).join(text('alert.separator')) || '–',
        },
        { head: text('editor.dueDays'), cell: ({ dueDays }) => dueDays, className: 'number' },
        { head: text('training.quiz'), cell: ({ quiz }) => (quiz === null ? '–' : quizName(quiz)) },
        {
          head: text('training.state'),
          cell: ({ retired }) => (
            <Tag color={retired ? 'default' : 'success'}>{text(retired ? 'editor.draft' : 'editor.published')}</Tag>
          ),
        },
      ]}
    >
      <CourseFields />
    </ItemsPage>
  );
}

function CourseFields() {
  const text = useText();
  const names = useNames();
  const quizzes = useQuery(itemsQuery('quiz')).data ?? [];
  const cases = useQuery(itemsQuery('practiceCase')).data ?? [];
  return (
    <>
      <NameFields />
      <Form.Item name="text" label={text('editor.text')} extra={text('editor.markdown')} rules={fieldRules(shape.text)}>
        <Input.TextArea lang="zh-CN" autoSize={{ minRows: 8, maxRows: 24 }} maxLength={longestOf(shape.text)} showCount />
      </Form.Item>
      <Form.Item name="textEn" label={text('editor.inEnglish', { label: text('editor.text') })} rules={fieldRules(shape.textEn)}>
        <Input.TextArea lang="en" autoSize={{ minRows: 4, maxRows: 24 }} maxLength={longestOf(shape.textEn)} showCount />
      </Form.Item>
      <Form.Item name="video" label={text('editor.video')} initialValue={null}>
        <VideoField />
      </Form.Item>
      <fieldset className="editor-list">
        <legend>{text('training.checklist')}</legend>
        <Form.List name="checklist">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="editor-row">
                  <WordingFields name={[name]} label={text('editor.item', { number: name + 1 })} longest={120} />
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={text('editor.removeItem', { number: name + 1 })}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Button icon={<PlusOutlined />} disabled={fields.length >= 20} onClick={() => add({ zh: '', en: '' })}>
                {text('editor.addItem')}
              </Button>
            </>
          )}
        </Form.List>
      </fieldset>
      <div className="field-pair">
        <Form.Item name="quiz" label={text('training.quiz')} initialValue={null}>
          <Select allowClear options={quizzes.map(({ id, data }) => ({ value: id, label: names.nameOf(data) }))} />
        </Form.Item>
        <Form.Item name="attempts" label={text('editor.attempts')} rules={fieldRules(shape.attempts)}>
          <InputNumber {...rangeOf(shape.attempts)} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="practice" label={text('training.practice')}>
        <Select mode="multiple" options={cases.map(({ id, data }) => ({ value: id, label: names.nameOf(data) }))} />
      </Form.Item>
      <Form.Item name="roles" label={text('editor.roles')} extra={text('editor.rolesHint')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={roles.map((role) => ({ value: role, label: text(`role.${role}`) }))}
        />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name="dueDays" label={text('editor.dueDays')} rules={fieldRules(shape.dueDays)}>
          <InputNumber {...rangeOf(shape.dueDays)} precision={0} />
        </Form.Item>
        <Form.Item
          name="validMonths"
          label={text('editor.validMonths')}
          extra={text('editor.validMonthsHint')}
          initialValue={null}
        >
          <InputNumber min={1} max={60} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="lessons" label={text('editor.lessons')} extra={text('editor.lessonsHint')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={lossReasons.map((reason) => ({ value: reason, label: text(`loss.${reason}`) }))}
        />
      </Form.Item>
      <Form.Item name="order" label={text('editor.order')} extra={text('editor.orderHint')} rules={fieldRules(shape.order)}>
        <InputNumber {...rangeOf(shape.order)} precision={0} />
      </Form.Item>
      <RetiredField label={text('editor.isDraft')} hint={text('editor.isDraftHint')} />
    </>
  );
}
