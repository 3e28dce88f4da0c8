import { useQuery } from '@tanstack/react-query';
import { App, Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { NewTask } from '../../../contract/proactive.ts';
import { newCaseId } from '../../api/caseId.ts';
import { alertQuery, taskDraftQuery, useIssueTask } from '../../api/deskForesight.ts';
import { dayAt } from '../../ui/format.ts';
import { CategorySelect } from '../parts/CategorySelect.tsx';
import { fieldRules } from '../parts/fieldRules.ts';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { UnitSelect } from '../parts/UnitSelect.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { PageSkeleton } from '../shell/PageSkeleton.tsx';
import { useText } from '../useText.ts';
import { placeOf, roughly, titleOf } from './alertStory.ts';

type Draft = {
  readonly title: string;
  readonly unit: string;
  readonly category?: string | null;
  readonly places: string[];
  readonly instruction: string;
  readonly dueOn: dayjs.Dayjs;
  readonly troubleFrom: dayjs.Dayjs;
  readonly stops: string[];
};

/** A proactive task, filled in from an alert where it comes from one. */
export function NewTaskPage() {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [search] = useSearchParams();
  const incident = search.get('alert') ?? '';
  const draft = useQuery(taskDraftQuery(incident));
  const alert = useQuery({ ...alertQuery(incident), enabled: incident !== '' });
  const issue = useIssueTask();
  // One repeated send makes one task.
  const id = useMemo(newCaseId, []);
  if (incident !== '' && (draft.isPending || alert.isPending)) return <PageSkeleton />;
  const given = draft.data;
  const today = dayjs(dayAt(now));
  const whys = new Map(
    (given?.stops ?? []).map(({ place, cases, predicted }) => [
      place,
      text('task.roundWhy', { cases, predicted: roughly(predicted) }),
    ]),
  );
  const places = (names.reference?.places ?? []).filter(({ kind }) => kind === 'building' || kind === 'campus');
  const placeOptions = places.map((place) => ({ value: place.id, label: names.place(place.id) }));
  return (
    <>
      <h1>{text('tasks.new')}</h1>
      <Form<Draft>
        layout="vertical"
        className="task-form"
        initialValues={{
          title: alert.data ? titleOf(alert.data, { text, names, format }).slice(0, 120) : '',
          unit: given?.unit ?? undefined,
          category: given?.category ?? undefined,
          places: given?.places ?? [],
          instruction: given?.instruction ?? '',
          dueOn: given ? dayjs(given.dueOn) : today.add(3, 'day'),
          troubleFrom: given ? dayjs(given.troubleFrom) : today,
          stops: given?.stops.map(({ place }) => place) ?? [],
        }}
        onFinish={({ dueOn, troubleFrom, stops, category, ...rest }) =>
          issue.mutate(
            {
              id,
              ...rest,
              category: category ?? null,
              plan: given?.plan ?? null,
              incident: incident === '' ? null : incident,
              dueOn: dueOn.format('YYYY-MM-DD'),
              troubleFrom: troubleFrom.format('YYYY-MM-DD'),
              stops: stops.map((place) => ({ place, why: whys.get(place) ?? '' })),
            },
            {
              onSuccess: () => {
                void message.success(text('task.sent'));
                void navigate(`/foresight/tasks/${id}`);
              },
            },
          )
        }
      >
        <Form.Item name="title" label={text('task.title')} rules={fieldRules(NewTask.shape.title)}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="unit" label={text('task.unit')} rules={fieldRules(NewTask.shape.unit)}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="category" label={text('task.category')}>
          <CategorySelect allowClear />
        </Form.Item>
        <Form.Item name="places" label={text('task.places')}>
          <Select mode="multiple" options={placeOptions} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="instruction" label={text('task.instruction')} rules={fieldRules(NewTask.shape.instruction)}>
          <Input.TextArea autoSize={{ minRows: 4 }} maxLength={2000} />
        </Form.Item>
        <Form.Item
          name="stops"
          label={text('task.round')}
          extra={[...whys].map(([place, why]) => `${placeOf([place], { text, names })}: ${why}`).join(text('alert.separator'))}
        >
          <Select mode="multiple" options={placeOptions} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <div className="task-days">
          <Form.Item name="dueOn" label={text('task.dueOn')} rules={[{ required: true }]}>
            <DatePicker allowClear={false} />
          </Form.Item>
          <Form.Item
            name="troubleFrom"
            label={text('task.troubleFrom')}
            extra={text('task.troubleHint')}
            rules={[{ required: true }]}
          >
            <DatePicker allowClear={false} />
          </Form.Item>
        </div>
        {issue.error && <ProblemAlert error={issue.error} />}
        <Button type="primary" htmlType="submit" loading={issue.isPending}>
          {text('task.send')}
        </Button>
      </Form>
    </>
  );
}
