import { SwapOutlined, UserSwitchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, DatePicker, Form, Input, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { AbsenceDraft } from '../../../contract/absences.ts';
import { absencesQuery, deputiesQuery, useAddAbsence, useEndAbsence } from '../../api/deskHandling.ts';
import { meQuery } from '../../api/deskSession.ts';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { fieldRules } from '../parts/fieldRules.ts';
import { ListState } from '../parts/ListState.tsx';
import { ProblemAlert } from '../parts/ProblemAlert.tsx';
import { fieldErrors, problemWords } from '../parts/problemWords.ts';
import { shapeOf } from '../parts/shapeOf.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';

type Typed = { person: string; deputy: string; days: [dayjs.Dayjs, dayjs.Dayjs]; reason: string };

/** AB 角: who is away, who stands in, and until when. */
export function DeputiesPage() {
  const text = useText();
  const names = useNames();
  const { message } = App.useApp();
  const me = useQuery(meQuery).data?.me;
  const { data: absences = [], error, isPending, refetch } = useQuery(absencesQuery);
  const { data: people = [] } = useQuery(deputiesQuery);
  const [form] = Form.useForm();
  const add = useAddAbsence();
  const end = useEndAbsence();
  const person = Form.useWatch('person', form) as string | undefined;
  const chosen = people.find(({ id }) => id === (person ?? me?.id));
  const shape = shapeOf(AbsenceDraft);
  const nameOf = (who: { name: string; unit: string | null }) => (who.unit ? `${who.name} · ${names.unit(who.unit)}` : who.name);

  const save = ({ days: [first, last], ...draft }: Typed): void =>
    add.mutate(
      { ...draft, from: first.format('YYYY-MM-DD'), until: last.add(1, 'day').format('YYYY-MM-DD') },
      {
        onSuccess: () => {
          form.resetFields();
          message.success(text('deputy.saved'));
        },
        onError: (problem) => form.setFields(fieldErrors(problem)),
      },
    );

  return (
    <main className="page deputies-page">
      <header className="page-head">
        <div>
          <h1>{text('deputy.title')}</h1>
          <p className="muted">{text('deputy.hint')}</p>
        </div>
      </header>
      <div className="deputies">
        <section className="card" aria-label={text('deputy.new')}>
          <h2>{text('deputy.new')}</h2>
          <ProblemAlert error={add.error} />
          <Form form={form} layout="vertical" onFinish={save} initialValues={{ person: me?.id }} preserve={false}>
            <Form.Item name="person" label={text('deputy.person')} rules={fieldRules(shape.person)}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={people.map((each) => ({ value: each.id, label: nameOf(each) }))}
                onChange={() => form.setFieldValue('deputy', undefined)}
              />
            </Form.Item>
            <Form.Item name="deputy" label={text('deputy.deputy')} rules={fieldRules(shape.deputy)} extra={text('deputy.who')}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                notFoundContent={text('deputy.nobody')}
                options={(chosen?.deputies ?? []).map((each) => ({ value: each.id, label: nameOf(each) }))}
              />
            </Form.Item>
            <Form.Item name="days" label={text('deputy.days')} rules={[{ required: true, message: text('deputy.daysNeeded') }]}>
              <DatePicker.RangePicker format="YYYY-MM-DD" minDate={dayjs().startOf('day')} />
            </Form.Item>
            <Form.Item name="reason" label={text('deputy.reason')} rules={fieldRules(shape.reason)}>
              <Input maxLength={100} />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={add.isPending}>
              {text('deputy.save')}
            </Button>
          </Form>
        </section>
        <section aria-label={text('deputy.list')}>
          <ListState
            pending={isPending}
            error={error}
            retry={() => refetch()}
            isEmpty={absences.length === 0}
            empty={<EmptyHint icon={<UserSwitchOutlined />} title={text('deputy.none')} hint={text('deputy.noneHint')} />}
          >
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{text('deputy.person')}</th>
                  <th scope="col">{text('deputy.deputy')}</th>
                  <th scope="col">{text('deputy.days')}</th>
                  <th scope="col">{text('deputy.reason')}</th>
                  <th scope="col">
                    <span className="visually-hidden">{text('item.actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {absences.map((absence) => (
                  <tr key={absence.id}>
                    <td>{nameOf(absence.person)}</td>
                    <td>
                      <SwapOutlined aria-hidden /> {nameOf(absence.deputy)}{' '}
                      {absence.deputy.id === me?.id && <Tag color="blue">{text('deputy.you')}</Tag>}
                    </td>
                    <td className="number">
                      {absence.from} – {dayjs(absence.until).subtract(1, 'day').format('YYYY-MM-DD')}
                    </td>
                    <td className="muted">{absence.reason}</td>
                    <td className="right">
                      {absence.mayEnd && (
                        <Button
                          size="small"
                          loading={end.isPending && end.variables === absence.id}
                          onClick={() =>
                            end.mutate(absence.id, {
                              onSuccess: () => message.success(text('deputy.ended')),
                              onError: (problem) => message.error(problemWords(problem, text)),
                            })
                          }
                        >
                          {text('deputy.end')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ListState>
        </section>
      </div>
    </main>
  );
}
