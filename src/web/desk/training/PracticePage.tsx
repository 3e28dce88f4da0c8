import { ClockCircleOutlined, ExperimentOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Skeleton } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import type { Answer } from '../../../contract/endpoint.ts';
import type { getPractice } from '../../../contract/training.ts';
import { CaseSourceContext } from '../../api/caseSource.ts';
import { practiceQuery, practiceSource, useBeginPractice, useEndPractice, usePassTime } from '../../api/deskTraining.ts';
import { CaseView } from '../case/CaseView.tsx';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { problemWords } from '../parts/problemWords.ts';
import { useNames } from '../parts/useNames.ts';
import { AheadContext } from '../parts/useNow.ts';
import { useWide } from '../parts/useWide.ts';
import { useText } from '../useText.ts';

type Practice = Answer<typeof getPractice>;

/** The real page of a case over a made-up one. The banner stands above it for as long as the page is open. */
export function PracticePage() {
  const { id = '' } = useParams();
  const wide = useWide();
  const { data, error, isPending, refetch } = useQuery(practiceQuery(id));
  if (isPending) return <Skeleton active className="page" />;
  if (!data) return <LoadFailed error={error} retry={() => refetch()} />;
  return (
    <main className="page page-case page-practice">
      <PracticeBanner id={id} practice={data} />
      {data.score && <Score practice={data} score={data.score} />}
      <AheadContext value={data.aheadMinutes * 60_000}>
        <CaseSourceContext value={practiceSource}>
          <CaseView key={id} id={id} place={wide ? 'page' : 'phone'} />
        </CaseSourceContext>
      </AheadContext>
    </main>
  );
}

/** Natural minutes that one press lets pass. */
const leaps = [60, 240, 1440] as const;

function PracticeBanner({ id, practice }: { readonly id: string; readonly practice: Practice }) {
  const text = useText();
  const names = useNames();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const pass = usePassTime(id);
  const end = useEndPractice(id);
  const renewed = () => cache.invalidateQueries({ queryKey: ['case', id] });
  const refused = (error: unknown) => message.error(problemWords(error, text));
  const { name, nameEn, brief, briefEn } = practice.practice;
  return (
    <section className="practice-banner" aria-label={text('training.practice')}>
      <p className="practice-mark">
        <ExperimentOutlined aria-hidden /> {text('training.practiceMark')}
      </p>
      <div>
        <strong>{names.nameOf({ name, nameEn })}</strong>
        <p>{names.nameOf({ name: brief, nameEn: briefEn })}</p>
        <small>{text('training.noEffect', { unit: names.unit(practice.unit) })}</small>
      </div>
      {practice.score === null && (
        <div className="practice-actions">
          {leaps.map((minutes) => (
            <Button
              key={minutes}
              size="small"
              icon={<ClockCircleOutlined />}
              disabled={pass.isPending}
              onClick={() => pass.mutate(minutes, { onSuccess: renewed, onError: refused })}
            >
              {text(minutes === 1440 ? 'training.passDay' : 'training.passHours', { hours: minutes / 60 })}
            </Button>
          ))}
          <Button
            size="small"
            loading={end.isPending}
            onClick={() => end.mutate(undefined, { onSuccess: renewed, onError: refused })}
          >
            {text('training.endPractice')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Score({ practice, score }: { readonly practice: Practice; readonly score: NonNullable<Practice['score']> }) {
  const text = useText();
  const names = useNames();
  const navigate = useNavigate();
  const begin = useBeginPractice();
  return (
    <Alert
      className="practice-score"
      type={score.passed ? 'success' : 'warning'}
      showIcon
      role="status"
      title={text(score.passed ? 'training.resultPassed' : 'training.resultFailed', {
        percent: score.percent,
        pass: score.passPercent,
      })}
      description={
        <>
          <ul>
            {score.checks.map(({ check, points, of }) => (
              <li key={check} className={points === of ? 'good' : 'bad'}>
                <span>{text(`training.check.${check}`)}</span>
                <span className="number">
                  {points} / {of}
                </span>
              </li>
            ))}
          </ul>
          <p>{names.nameOf({ name: score.lesson, nameEn: score.lessonEn })}</p>
        </>
      }
      action={
        <div className="practice-actions">
          <Button
            loading={begin.isPending}
            onClick={() => begin.mutate(practice.practice.id, { onSuccess: (run) => navigate(`/training/practice/${run.id}`) })}
          >
            {text('training.again')}
          </Button>
          <Link to="/training">
            <Button>{text('training.back')}</Button>
          </Link>
        </div>
      }
    />
  );
}
