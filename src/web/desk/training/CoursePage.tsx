import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Answer } from '../../../contract/endpoint.ts';
import { type getCourse, videoPath } from '../../../contract/training.ts';
import { courseQuery, useBeginAttempt, useTick } from '../../api/deskTraining.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { ArticleBlocks } from '../../ui/ArticleBlocks.tsx';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { problemWords } from '../parts/problemWords.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { inLanguage } from './inLanguage.ts';
import { PracticeButton, StateTag } from './TrainingPage.tsx';

type Course = Answer<typeof getCourse>;

/** A course: what is read and watched on the left, what is left to do on the right. */
export function CoursePage() {
  const { id = '' } = useParams();
  const text = useText();
  const names = useNames();
  const { data, error, isPending, refetch } = useQuery(courseQuery(id));
  if (isPending) return <Skeleton active className="page" />;
  if (!data) return <LoadFailed error={error} retry={() => refetch()} />;
  const blocks = currentLanguage() === 'en' && data.blocksEn.length > 0 ? data.blocksEn : data.blocks;
  return (
    <main className="page page-course">
      <p>
        <Link to="/training">{text('rail.training')}</Link>
      </p>
      <header className="page-head">
        <h1>{names.nameOf(data)}</h1>
        <StateTag state={data.state} />
      </header>
      <div className="course-columns">
        <article className="course-text">
          {data.video && (
            // biome-ignore lint/a11y/useMediaCaption: The course's own text says what the film shows; schools upload films without a caption file.
            <video controls preload="metadata" src={videoPath.replace(':id', data.video.id)} aria-label={data.video.name} />
          )}
          <ArticleBlocks blocks={blocks} />
        </article>
        <aside className="course-steps" aria-label={text('training.steps')}>
          <Checklist course={data} />
          {data.draw !== null && <Examination course={data} />}
          {data.practice.length > 0 && (
            <section>
              <h2>{text('training.practice')}</h2>
              {data.practice.map((line) => (
                <div key={line.id} className="course-practice">
                  <p>
                    {names.nameOf(line)}
                    <small className="muted">
                      {line.best === null ? text('training.neverPlayed') : text('training.best', { percent: line.best })}
                    </small>
                  </p>
                  <PracticeButton id={line.id} open={false} />
                </div>
              ))}
            </section>
          )}
          {data.certificate && (
            <Link to={`/training/certificates/${data.certificate.id}`}>
              <Button block>{text('training.showCertificate')}</Button>
            </Link>
          )}
        </aside>
      </div>
    </main>
  );
}

function Checklist({ course }: { readonly course: Course }) {
  const text = useText();
  const tick = useTick(course.id);
  // What was just ticked shows at once; the server's answer takes its place.
  const [chosen, setChosen] = useState<readonly number[] | null>(null);
  return (
    <section>
      <h2>{text('training.checklist')}</h2>
      <Checkbox.Group
        className="course-checks"
        value={[...(chosen ?? course.tickedAt)]}
        disabled={tick.isPending}
        options={course.checklist.map((item, value) => ({ value, label: inLanguage(item) }))}
        onChange={(values) => {
          setChosen(values);
          tick.mutate(values, { onSettled: () => setChosen(null) });
        }}
      />
    </section>
  );
}

function Examination({ course }: { readonly course: Course }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const begin = useBeginAttempt(course.id);
  return (
    <section>
      <h2>{text('training.quiz')}</h2>
      <p className="muted">
        {text('training.quizRules', {
          draw: course.draw ?? 0,
          pass: course.passPercent ?? 0,
          left: course.quiz?.attemptsLeft ?? 0,
        })}
      </p>
      {course.attempts.length > 0 && (
        <ul className="course-attempts">
          {course.attempts.map((attempt) => (
            <li key={attempt.id}>
              <Link to={`/training/quiz/${attempt.id}`}>
                {format.moment(attempt.endedAt, now)} · {text('training.percent', { percent: attempt.percent })}
              </Link>{' '}
              {text(attempt.passed ? 'training.passed' : 'training.failed')}
            </li>
          ))}
        </ul>
      )}
      <Button
        type="primary"
        block
        disabled={!course.mayAttempt}
        loading={begin.isPending}
        onClick={() =>
          begin.mutate(undefined, {
            onSuccess: ({ id }) => navigate(`/training/quiz/${id}`),
            onError: (error) => message.error(problemWords(error, text)),
          })
        }
      >
        {text(course.openAttempt === null ? 'training.beginQuiz' : 'training.goOn')}
      </Button>
      {course.tickedAt.length < course.checks && <p className="muted">{text('training.tickFirst')}</p>}
    </section>
  );
}
