import { Button, DatePicker, Form, Input, Radio, Select, Tabs } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { ArticleDraft } from '../../../contract/knowledge.ts';
import { audiences } from '../../../domain/knowledge/vocabulary.ts';
import type { ArticleValues } from '../../api/deskKnowledge.ts';
import { fieldRules } from '../parts/fieldRules.ts';
import { longestOf, mostOf } from '../parts/formRules.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { fieldErrors } from '../parts/problemWords.ts';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';

type ArticleFormProps = {
  readonly initial: Partial<ArticleValues>;
  /** An example is for the desk alone. */
  readonly isExample: boolean;
  readonly saving: boolean;
  readonly error: unknown;
  readonly onSave: (values: ArticleValues) => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
};

const { shape } = ArticleDraft;

/** The wording of an article in both languages, who answers for it, for whom it is and until when. */
export function ArticleForm({ initial, isExample, saving, error, onSave, onCancel, children }: ArticleFormProps) {
  const text = useText();
  const names = useNames();
  const [form] = Form.useForm<ArticleValues>();
  const wrong = fieldErrors(error).map(({ name, errors }) => ({ field: String(name.at(-1)), errors }));
  const help = (field: string) => {
    const errors = wrong.find((each) => each.field === field)?.errors;
    return errors ? { validateStatus: 'error' as const, help: errors.join(' ') } : {};
  };
  const day = (name: 'validFrom' | 'validTo' | 'reviewOn') => (
    <Form.Item
      name={name}
      label={text(`knowledge.${name}`)}
      rules={fieldRules(shape[name])}
      getValueProps={(value: string | null | undefined) => ({ value: value ? dayjs(value) : null })}
      normalize={(value: dayjs.Dayjs | null) => value?.format('YYYY-MM-DD') ?? null}
      {...help(name)}
    >
      <DatePicker />
    </Form.Item>
  );
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{
        audience: isExample ? 'desk' : 'everybody',
        questions: [],
        categories: [],
        titleEn: '',
        textEn: '',
        ...initial,
      }}
      onFinish={onSave}
      scrollToFirstError
      className="article-form"
    >
      <ProblemAlert error={error} />
      {children}
      <Tabs
        items={[
          {
            key: 'zh',
            label: text('knowledge.zh'),
            forceRender: true,
            children: (
              <>
                <Form.Item name="title" label={text('knowledge.title')} rules={fieldRules(shape.title)} {...help('title')}>
                  <Input maxLength={longestOf(shape.title) ?? 60} showCount />
                </Form.Item>
                <Form.Item
                  name="text"
                  label={text('knowledge.text')}
                  extra={text('knowledge.markdown')}
                  rules={fieldRules(shape.text)}
                  {...help('text')}
                >
                  <Input.TextArea autoSize={{ minRows: 14, maxRows: 40 }} maxLength={20_000} className="markdown-input" />
                </Form.Item>
              </>
            ),
          },
          {
            key: 'en',
            label: text('knowledge.en'),
            forceRender: true,
            children: (
              <>
                <Form.Item name="titleEn" label={text('knowledge.title')} {...help('titleEn')}>
                  <Input maxLength={120} showCount lang="en" />
                </Form.Item>
                <Form.Item name="textEn" label={text('knowledge.text')} extra={text('knowledge.markdown')} {...help('textEn')}>
                  <Input.TextArea
                    autoSize={{ minRows: 14, maxRows: 40 }}
                    maxLength={20_000}
                    lang="en"
                    className="markdown-input"
                  />
                </Form.Item>
              </>
            ),
          },
        ]}
      />
      <Form.Item
        name="questions"
        label={text('knowledge.questions')}
        extra={text('knowledge.questionsHint')}
        rules={fieldRules(shape.questions)}
        {...help('questions')}
      >
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ',', ';', ';', '\n']} maxCount={20} />
      </Form.Item>
      <div className="article-facts">
        <Form.Item name="unit" label={text('knowledge.unit')} rules={fieldRules(shape.unit)} {...help('unit')}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="categories" label={text('knowledge.categories')} {...help('categories')}>
          <Select
            mode="multiple"
            maxCount={Math.min(10, mostOf(shape.categories))}
            optionFilterProp="label"
            options={names.reference?.categories
              .filter(({ retired }) => !retired)
              .map((category) => ({ value: category.code, label: names.nameOf(category) }))}
          />
        </Form.Item>
        <Form.Item name="audience" label={text('knowledge.audience')} {...help('audience')}>
          <Radio.Group
            optionType="button"
            disabled={isExample}
            options={audiences.map((value) => ({ value, label: text(`knowledge.audience.${value}`) }))}
          />
        </Form.Item>
        {day('reviewOn')}
        {day('validFrom')}
        {day('validTo')}
      </div>
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={saving}>
          {text('knowledge.saveDraft')}
        </Button>
        <Button onClick={onCancel}>{text('action.cancel')}</Button>
      </div>
    </Form>
  );
}
