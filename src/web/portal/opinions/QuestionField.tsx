import type { Answers, Question } from '../../../contract/opinions.ts';
import { longestText, scaleTop } from '../../../domain/opinions/vocabulary.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { FieldGroup } from '../parts/Field.tsx';
import { useOpinionText } from './text.ts';

type Answer = Answers[string];
type Props = {
  readonly number: number;
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly problem: string | null;
  readonly onAnswer: (answer: Answer) => void;
};

/** One question of a ballot. */
export function QuestionField({ number, question, answer, problem, onAnswer }: Props) {
  const text = useOpinionText();
  const english = currentLanguage() === 'en';
  const title = english && question.titleEn !== '' ? question.titleEn : question.title;
  const hint =
    question.kind === 'multi'
      ? text('vote.upTo', { most: question.most })
      : question.kind === 'text'
        ? text('vote.textHint', { most: longestText })
        : undefined;
  return (
    <FieldGroup label={`${number}. ${title}`} problem={problem} required={question.required} hint={hint}>
      <Inputs question={question} answer={answer} onAnswer={onAnswer} label={title} />
    </FieldGroup>
  );
}

export const labelOf = (option: Question['options'][number]): string =>
  currentLanguage() === 'en' && option.labelEn !== '' ? option.labelEn : option.label;

function Inputs({ question, answer, onAnswer, label }: Pick<Props, 'question' | 'answer' | 'onAnswer'> & { label: string }) {
  const text = useOpinionText();
  switch (question.kind) {
    case 'single':
    case 'multi': {
      const chosen = answer && 'chosen' in answer ? answer.chosen : [];
      const many = question.kind === 'multi';
      return (
        <div className="choices">
          {question.options.map((option) => (
            <label className="choice" key={option.id}>
              <input
                type={many ? 'checkbox' : 'radio'}
                name={question.id}
                checked={chosen.includes(option.id)}
                onChange={({ currentTarget }) =>
                  onAnswer({
                    chosen: !many
                      ? [option.id]
                      : currentTarget.checked
                        ? [...chosen, option.id]
                        : chosen.filter((id) => id !== option.id),
                  })
                }
              />
              <span className="choice-body">{labelOf(option)}</span>
            </label>
          ))}
        </div>
      );
    }
    case 'scale':
      return (
        <>
          <div className="segments">
            {Array.from({ length: scaleTop }, (_, i) => i + 1).map((step) => (
              <label className="segment" key={step}>
                <input
                  type="radio"
                  name={question.id}
                  checked={answer !== undefined && 'scale' in answer && answer.scale === step}
                  onChange={() => onAnswer({ scale: step })}
                />
                <span>{step}</span>
              </label>
            ))}
          </div>
          <div className="scale-ends field-hint">
            <span>{text('vote.scaleLow')}</span>
            <span>{text('vote.scaleHigh')}</span>
          </div>
        </>
      );
    case 'points':
      return <Points question={question} points={answer && 'points' in answer ? answer.points : {}} onAnswer={onAnswer} />;
    case 'text':
      return (
        <textarea
          className="input"
          rows={4}
          maxLength={longestText}
          aria-label={label}
          value={answer && 'text' in answer ? answer.text : ''}
          onInput={({ currentTarget }) => onAnswer({ text: currentTarget.value })}
        />
      );
  }
}

function Points({
  question,
  points,
  onAnswer,
}: {
  question: Question;
  points: Readonly<Record<string, number>>;
  onAnswer: Props['onAnswer'];
}) {
  const text = useOpinionText();
  const left = question.most - Object.values(points).reduce((sum, n) => sum + n, 0);
  const give = (id: string, n: number) => onAnswer({ points: { ...points, [id]: n } });
  return (
    <>
      <p className="points-left" role="status">
        {text('vote.pointsLeft', { most: question.most, left })}
      </p>
      <ul className="points">
        {question.options.map((option) => {
          const own = points[option.id] ?? 0;
          const label = labelOf(option);
          return (
            <li key={option.id}>
              <span>{label}</span>
              <button
                type="button"
                className="point-step"
                disabled={own === 0}
                aria-label={text('vote.fewer', { option: label })}
                onClick={() => give(option.id, own - 1)}
              >
                −
              </button>
              <strong aria-label={text('vote.points', { option: label, points: own })} role="img">
                {own}
              </strong>
              <button
                type="button"
                className="point-step"
                disabled={left <= 0}
                aria-label={text('vote.more', { option: label })}
                onClick={() => give(option.id, own + 1)}
              >
                +
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
