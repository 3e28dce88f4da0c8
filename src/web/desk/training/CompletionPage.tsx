import { TeamOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { Answer } from '../../../contract/endpoint.ts';
import type { getCompletion } from '../../../contract/training.ts';
import { completionQuery, lessonsQuery } from '../../api/deskTraining.ts';
import { AdminHead } from '../admin/AdminHead.tsx';
import { EmptyHint } from '../parts/EmptyHint.tsx';
import { ListState } from '../parts/ListState.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { StateTag } from './TrainingPage.tsx';

type Completion = Answer<typeof getCompletion>;

/** How far each unit has come, person by person on demand, and what its lost points have to teach. */
export function CompletionPage() {
  const text = useText();
  const names = useNames();
  const [address, setAddress] = useSearchParams();
  const unit = address.get('unit') ?? undefined;
  const { data, error, isPending, refetch } = useQuery(completionQuery(unit));
  return (
    <main className="page page-training">
      <p>
        <Link to="/training">{text('rail.training')}</Link>
      </p>
      <AdminHead title={text('training.completion')} hint={text('training.completionHint')} />
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={data?.units.length === 0}
        empty={<EmptyHint icon={<TeamOutlined />} title={text('training.nobody')} hint={text('training.nobodyHint')} />}
      >
        {data && (
          <div className="table-frame">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{text('case.unit')}</th>
                  <th scope="col" className="right">
                    {text('training.people')}
                  </th>
                  {data.courses.map((course) => (
                    <th scope="col" key={course.id} className="right">
                      {names.nameOf(course)}
                    </th>
                  ))}
                  <th scope="col" className="right">
                    {text('training.state.overdue')}
                  </th>
                  <th scope="col" className="right">
                    {text('training.state.expired')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.units.map((line) => (
                  <tr key={line.unit}>
                    <th scope="row">
                      <Button type="link" size="small" onClick={() => setAddress(line.unit === '' ? {} : { unit: line.unit })}>
                        {line.unit === '' ? text('training.noUnit') : names.unit(line.unit)}
                      </Button>
                    </th>
                    <td className="right number">{line.people}</td>
                    {data.courses.map(({ id }) => {
                      const own = line.courses.find(({ course }) => course === id);
                      return (
                        <td key={id} className="right number">
                          {own ? `${own.done} / ${own.people}` : '–'}
                        </td>
                      );
                    })}
                    <td className="right number">{line.overdue > 0 ? <Tag color="error">{line.overdue}</Tag> : 0}</td>
                    <td className="right number">{line.expired > 0 ? <Tag color="error">{line.expired}</Tag> : 0}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {data && unit !== undefined && <People completion={data} unit={unit} />}
      </ListState>
      <Lessons />
    </main>
  );
}

function People({ completion, unit }: { readonly completion: Completion; readonly unit: string }) {
  const text = useText();
  const names = useNames();
  const courseName = (id: string) => {
    const course = completion.courses.find((each) => each.id === id);
    return course ? names.nameOf(course) : id;
  };
  return (
    <section>
      <h2>{names.unit(unit)}</h2>
      <ul className="training-people">
        {completion.people.map((person) => (
          <li key={person.id}>
            <strong>{person.name}</strong>
            {person.courses.map(({ course, state, certificate }) => (
              <span key={course}>
                {certificate === null ? (
                  courseName(course)
                ) : (
                  <Link to={`/training/certificates/${certificate}`}>{courseName(course)}</Link>
                )}{' '}
                <StateTag state={state} />
              </span>
            ))}
          </li>
        ))}
      </ul>
      {completion.people.length === 0 && <p className="muted">{text('training.nobody')}</p>}
    </section>
  );
}

function Lessons() {
  const text = useText();
  const names = useNames();
  const { data, error, isPending, refetch } = useQuery(lessonsQuery);
  return (
    <section>
      <h2>{text('training.lessons')}</h2>
      <p className="muted">{text('training.lessonsHint')}</p>
      <ListState
        pending={isPending}
        error={error}
        retry={() => refetch()}
        isEmpty={data?.units.length === 0}
        empty={<p className="muted">{text('training.noLessons')}</p>}
      >
        <div className="table-frame">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{text('case.unit')}</th>
                <th scope="col">{text('training.reason')}</th>
                <th scope="col" className="right">
                  {text('training.cases')}
                </th>
                <th scope="col" className="right">
                  {text('training.points')}
                </th>
                <th scope="col">{text('training.proposed')}</th>
              </tr>
            </thead>
            <tbody>
              {data?.units.flatMap(({ unit, reasons }) =>
                reasons.map(({ reason, cases, points, courses }, i) => (
                  <tr key={`${unit} ${reason}`}>
                    {i === 0 && (
                      <th scope="rowgroup" rowSpan={reasons.length}>
                        {names.unit(unit)}
                      </th>
                    )}
                    <td>{text(`loss.${reason}`)}</td>
                    <td className="right number">{cases}</td>
                    <td className="right number">{points}</td>
                    <td>
                      {courses.length === 0
                        ? '–'
                        : courses.map((course) => (
                            <Link key={course.id} to={`/training/courses/${course.id}`}>
                              {names.nameOf(course)}
                            </Link>
                          ))}
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
      </ListState>
    </section>
  );
}
