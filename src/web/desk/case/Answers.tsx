import { CheckCircleFilled, CloseCircleFilled, MinusCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../contract/cases.ts';
import { useText } from '../useText.ts';

type AnswersOf = NonNullable<CaseDetail['answers']>;

/** The four answers, kept apart: contacted, solved, the result, the way there. */
export function Answers({ answers }: { readonly answers: AnswersOf }) {
  const text = useText();
  return (
    <dl className="answers">
      <Answer
        question={text('answers.contacted')}
        tone={answers.contacted ? 'good' : 'bad'}
        answer={text(answers.contacted ? 'answer.yes' : 'answer.no')}
      />
      <Answer
        question={text('answers.solved')}
        tone={({ yes: 'good', partly: 'middling', no: 'bad' } as const)[answers.solved]}
        answer={text(`solved.${answers.solved}`)}
      />
      {(['handling', 'process'] as const).map((field) => (
        <Answer
          key={field}
          question={text(`answers.${field}`)}
          tone={({ satisfied: 'good', fair: 'middling', unsatisfied: 'bad' } as const)[answers[field]]}
          answer={text(`satisfaction.${answers[field]}`)}
        />
      ))}
    </dl>
  );
}

type Tone = 'good' | 'middling' | 'bad';
const icons: Record<Tone, ReactNode> = {
  good: <CheckCircleFilled aria-hidden />,
  middling: <MinusCircleFilled aria-hidden />,
  bad: <CloseCircleFilled aria-hidden />,
};

function Answer({ question, answer, tone }: { readonly question: string; readonly answer: string; readonly tone: Tone }) {
  return (
    <div>
      <dt>{question}</dt>
      <dd className={`answer-${tone}`}>
        {icons[tone]} {answer}
      </dd>
    </div>
  );
}
