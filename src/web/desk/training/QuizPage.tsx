import { ArrowDownOutlined, ArrowUpOutlined, CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Answer } from '../../../contract/endpoint.ts';
import type { getAttempt } from '../../../contract/training.ts';
import { paperQuery, useHandIn } from '../../api/deskTraining.ts';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { problemWords } from '../parts/problemWords.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { inLanguage } from './inLanguage.ts';

type Paper = Answer<typeof getAttempt>;
type Question = Paper['questions'][number];

/** A paper: open it is filled in, handed in it says what is right and why. */
export function QuizPage() {
  const { id = '' } = useParams();
  const text = useText();
  const names = useNames();
  const { data, error, isPending, refetch } = useQuery(paperQuery(id));
  if (isPending) return <Skeleton active className="page" />;
  if (!data) return <LoadFailed error={error} retry={() => refetch()} />;
  return (
    <main className="page page-quiz">
      <p>
        <Link to={`/training/courses/${data.course.id}`}>{names.nameOf(data.course)}</Link>
      </p>
      <h1>{text('training.quiz')}</h1>
      {data.result === null ? <OpenPaper key={id} paper={data} /> : <MarkedPaper paper={data} result={data.result} />}
    </main>
  );
}

function OpenPaper({ paper }: { readonly paper: Paper }) {
  const text = useText();
  const { message } = App.useApp();
  const handIn = useHandIn(paper.id);
  const [answers, setAnswers] = useState<readonly (readonly number[])[]>(() =>
    paper.questions.map(({ type, options }) => (type === 'order' ? options.map((_, i) => i) : [])),
  );
  const answered = answers.every((answer) => answer.length > 0);
  const choose = (at: number, answer: readonly number[]): void =>
    setAnswers(answers.map((each, i) => (i === at ? answer : each)));
  return (
    <>
      <p className="muted">{text('training.passAt', { percent: paper.passPercent })}</p>
      <ol className="quiz-questions">
        {paper.questions.map((question, i) => (
          <li key={inLanguage(question.words)}>
            <fieldset>
              <legend>
                {inLanguage(question.words)} <small className="muted">{text(`training.type.${question.type}`)}</small>
              </legend>
              <Choices question={question} answer={answers[i] ?? []} onChange={(answer) => choose(i, answer)} />
            </fieldset>
          </li>
        ))}
      </ol>
      <Button
        type="primary"
        size="large"
        disabled={!answered}
        loading={handIn.isPending}
        onClick={() =>
          handIn.mutate(
            answers.map((answer) => [...answer]),
            { onError: (error) => message.error(problemWords(error, text)) },
          )
        }
      >
        {text('training.handIn')}
      </Button>
      {!answered && <p className="muted">{text('training.answerAll')}</p>}
    </>
  );
}

type ChoicesProps = {
  readonly question: Question;
  readonly answer: readonly number[];
  readonly onChange: (answer: readonly number[]) => void;
};

function Choices({ question, answer, onChange }: ChoicesProps) {
  const text = useText();
  const options = question.options.map((option, value) => ({ value, label: inLanguage(option) }));
  switch (question.type) {
    case 'choice':
      return (
        <Radio.Group
          className="quiz-options"
          options={options}
          value={answer[0]}
          onChange={({ target }) => onChange([target.value])}
        />
      );
    case 'multi':
      return (
        <Checkbox.Group className="quiz-options" options={options} value={[...answer]} onChange={(values) => onChange(values)} />
      );
    case 'order':
      return (
        <ol className="quiz-order">
          {answer.map((option, i) => (
            <li key={option}>
              <span>{options[option]?.label}</span>
              <Button
                size="small"
                icon={<ArrowUpOutlined />}
                disabled={i === 0}
                aria-label={text('training.up', { option: options[option]?.label ?? '' })}
                onClick={() => onChange(swapped(answer, i, i - 1))}
              />
              <Button
                size="small"
                icon={<ArrowDownOutlined />}
                disabled={i === answer.length - 1}
                aria-label={text('training.down', { option: options[option]?.label ?? '' })}
                onClick={() => onChange(swapped(answer, i, i + 1))}
              />
            </li>
          ))}
        </ol>
      );
  }
}

function swapped(list: readonly number[], a: number, b: number): readonly number[] {
  return list.map((each, i) => (i === a ? list[b]! : i === b ? list[a]! : each));
}

function MarkedPaper({ paper, result }: { readonly paper: Paper; readonly result: NonNullable<Paper['result']> }) {
  const text = useText();
  const said = (question: Question, positions: readonly number[]): string =>
    positions.map((i) => inLanguage(question.options[i]!)).join(text(question.type === 'order' ? 'training.then' : 'auto.comma'));
  return (
    <>
      <Alert
        type={result.passed ? 'success' : 'warning'}
        showIcon
        role="status"
        title={text(result.passed ? 'training.resultPassed' : 'training.resultFailed', {
          percent: result.percent,
          pass: paper.passPercent,
        })}
        description={result.passed ? undefined : text('training.attemptsLeft', { count: result.attemptsLeft })}
        action={
          result.certificate === null ? (
            <Link to={`/training/courses/${paper.course.id}`}>
              <Button>{text('training.backToCourse')}</Button>
            </Link>
          ) : (
            <Link to={`/training/certificates/${result.certificate}`}>
              <Button type="primary">{text('training.showCertificate')}</Button>
            </Link>
          )
        }
      />
      <ol className="quiz-questions">
        {paper.questions.map((question, i) => {
          const mark = result.questions[i]!;
          return (
            <li key={inLanguage(question.words)}>
              <p className="quiz-marked">
                {mark.isRight ? (
                  <CheckCircleFilled className="good" aria-hidden />
                ) : (
                  <CloseCircleFilled className="bad" aria-hidden />
                )}
                <strong>{inLanguage(question.words)}</strong> {text(mark.isRight ? 'training.right' : 'training.wrong')}
              </p>
              {!mark.isRight && <p>{text('training.yours', { answer: said(question, mark.given) || '–' })}</p>}
              <p>{text('training.rightIs', { answer: said(question, mark.right) })}</p>
              {inLanguage(mark.why) !== '' && <p className="muted">{inLanguage(mark.why)}</p>}
            </li>
          );
        })}
      </ol>
    </>
  );
}
