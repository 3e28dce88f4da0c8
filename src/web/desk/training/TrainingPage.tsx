import { BookOutlined, EditOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Progress, Tag } from 'antd';
import { Link, useNavigate } from 'react-router';
import { type CourseLine, getCompletion, type PracticeLine, putTrainingItem } from '../../../contract/training.ts';
import { meQuery } from '../../api/deskSession.ts';
import { myTrainingQuery, useBeginPractice } from '../../api/deskTraining.ts';
import { AdminHead } from '../admin/AdminHead.tsx';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { problemWords } from '../parts/problemWords.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';

/** One's own path: what is to be learned by when, what holds until when, and what can be practised. */
export function TrainingPage() {
  const text = useText();
  const me = useQuery(meQuery).data?.me;
  const { data, error, isPending, refetch } = useQuery(myTrainingQuery);
  const mine = data?.courses.filter((course) => course.mine) ?? [];
  const others = data?.courses.filter((course) => !course.mine) ?? [];
  return (
    <main className="page page-training">
      <AdminHead title={text('rail.training')} hint={text('training.hint')}>
        {me && mayCall(putTrainingItem.access, me) && (
          <Link to="/training/editor/courses">
            <Button icon={<EditOutlined />}>{text('editor.open')}</Button>
          </Link>
        )}
        {me && mayCall(getCompletion.access, me) && (
          <Link to="/training/completion">
            <Button>{text('training.completion')}</Button>
          </Link>
        )}
      </AdminHead>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={data?.courses.length === 0}
        empty={<EmptyHint icon={<BookOutlined />} title={text('training.none')} hint={text('training.noneHint')} />}
      >
        {mine.length > 0 && <Courses title={text('training.mine')} courses={mine} />}
        {others.length > 0 && <Courses title={text('training.others')} courses={others} />}
        {data && data.practice.length > 0 && <Practice lines={data.practice} />}
      </ListState>
    </main>
  );
}

const colours = {
  new: 'default',
  begun: 'processing',
  overdue: 'error',
  done: 'success',
  expiring: 'warning',
  expired: 'error',
} as const;

export function StateTag({ state }: { readonly state: CourseLine['state'] }) {
  const text = useText();
  return <Tag color={colours[state]}>{text(`training.state.${state}`)}</Tag>;
}

function Courses({ title, courses }: { readonly title: string; readonly courses: readonly CourseLine[] }) {
  const text = useText();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  return (
    <section>
      <h2>{title}</h2>
      <div className="table-frame">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text('training.course')}</th>
              <th scope="col">{text('training.state')}</th>
              <th scope="col">{text('training.progress')}</th>
              <th scope="col">{text('training.dueOn')}</th>
              <th scope="col">{text('training.certificate')}</th>
            </tr>
          </thead>
          <tbody>
            {courses.map((course) => (
              <tr key={course.id}>
                <th scope="row">
                  <Link to={`/training/courses/${course.id}`}>{names.nameOf(course)}</Link>
                </th>
                <td>
                  <StateTag state={course.state} />
                </td>
                <td>
                  <Progress percent={percentOf(course)} size="small" aria-label={text('training.progress')} />
                </td>
                <td className="number">{course.dueOn === null || course.certificate ? '–' : format.day(course.dueOn, now)}</td>
                <td>
                  {course.certificate ? (
                    <Link to={`/training/certificates/${course.certificate.id}`}>
                      <SafetyCertificateOutlined aria-hidden />{' '}
                      {course.certificate.expiresOn === null
                        ? text('training.forGood')
                        : text('training.validUntil', { day: format.day(course.certificate.expiresOn, now) })}
                    </Link>
                  ) : (
                    '–'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Steps done of all: each item of the checklist, the quiz, each practice case. */
function percentOf({ checks, ticked, quiz, practice }: CourseLine): number {
  const done = ticked + (quiz?.passed ? 1 : 0) + practice.filter(({ passed }) => passed).length;
  const all = checks + (quiz ? 1 : 0) + practice.length;
  return all === 0 ? 0 : Math.floor((done * 100) / all);
}

function Practice({ lines }: { readonly lines: readonly PracticeLine[] }) {
  const text = useText();
  const names = useNames();
  return (
    <section>
      <h2>{text('training.practice')}</h2>
      <p className="muted">{text('training.practiceHint')}</p>
      <ul className="training-practice">
        {lines.map((line) => (
          <li key={line.id}>
            <h3>{names.nameOf(line)}</h3>
            <p>{names.nameOf({ name: line.brief, nameEn: line.briefEn })}</p>
            <p className="muted">
              {line.best === null ? text('training.neverPlayed') : text('training.best', { percent: line.best })}
              {line.passed && <Tag color="success">{text('training.passed')}</Tag>}
            </p>
            <PracticeButton id={line.id} open={line.open !== null} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function PracticeButton({ id, open }: { readonly id: string; readonly open: boolean }) {
  const text = useText();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const begin = useBeginPractice();
  return (
    <Button
      loading={begin.isPending}
      onClick={() =>
        begin.mutate(id, {
          onSuccess: (run) => navigate(`/training/practice/${run.id}`),
          onError: (error) => message.error(problemWords(error, text)),
        })
      }
    >
      {text(open ? 'training.goOn' : 'training.play')}
    </Button>
  );
}
