import { useRef, useState } from 'react';
import { type Satisfaction, type SolvedAnswer, satisfactions, solvedAnswers } from '../../../domain/case/vocabulary.ts';
import type { CallProblem } from '../../api/call.ts';
import { Field, FieldGroup, focusFirstProblem } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { problemWords } from '../problemWords.ts';
import { EmergencyPanel } from '../submit/EmergencyPanel.tsx';
import { useText } from '../text.ts';
import { useSession } from '../useSession.ts';

export type Rating = {
  readonly contacted: boolean;
  readonly solved: SolvedAnswer;
  readonly handling: Satisfaction;
  readonly process: Satisfaction;
  readonly words: string;
  /** null: not said. */
  readonly urged: boolean | null;
};
type Answers = Partial<Omit<Rating, 'words' | 'urged'>>;

type RateFormProps = { readonly busy: boolean; readonly problem: CallProblem | null; readonly onSend: (rating: Rating) => void };

/** Four questions kept apart: being called is not being helped, and being helped is not being content. */
export function RateForm({ busy, problem, onSend }: RateFormProps) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [answers, setAnswers] = useState<Answers>({});
  const [urged, setUrged] = useState<boolean | null>(null);
  const [words, setWords] = useState('');
  const session = useSession();
  const dutyPhone = (session.state === 'ready' && session.value.site.dutyPhone) || null;
  const [checked, setChecked] = useState(false);
  const missing = (question: keyof Answers) => (checked && answers[question] === undefined ? text('rate.missing') : null);
  const yesOrNo = [
    ['yes', text('answer.yes')],
    ['no', text('answer.no')],
  ] as const;

  function send() {
    setChecked(true);
    const { contacted, solved, handling, process } = answers;
    if (contacted === undefined || !solved || !handling || !process) {
      requestAnimationFrame(() => focusFirstProblem(form.current));
      return;
    }
    onSend({ contacted, solved, handling, process, words: words.trim(), urged });
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p className="sheet-lead">{text('rate.lead')}</p>
      <FieldGroup label={text('question.contacted')} problem={missing('contacted')}>
        <Segments
          name="contacted"
          options={yesOrNo}
          chosen={answers.contacted === undefined ? null : answers.contacted ? 'yes' : 'no'}
          onChoose={(value) => setAnswers({ ...answers, contacted: value === 'yes' })}
        />
      </FieldGroup>
      <FieldGroup label={text('question.solved')} problem={missing('solved')}>
        <Segments
          name="solved"
          options={solvedAnswers.map((value) => [value, text(`solved.${value}`)])}
          chosen={answers.solved ?? null}
          onChoose={(solved) => setAnswers({ ...answers, solved })}
        />
      </FieldGroup>
      {(['handling', 'process'] as const).map((question) => (
        <FieldGroup key={question} label={text(`question.${question}`)} problem={missing(question)}>
          <Segments
            name={question}
            options={satisfactions.map((value) => [value, text(`satisfaction.${value}`)])}
            chosen={answers[question] ?? null}
            onChoose={(value) => setAnswers({ ...answers, [question]: value })}
          />
        </FieldGroup>
      ))}
      <FieldGroup label={text('urged.question')} problem={null}>
        <Segments
          name="urged"
          options={yesOrNo}
          chosen={urged === null ? null : urged ? 'yes' : 'no'}
          onChoose={(value) => setUrged(value === 'yes')}
        />
      </FieldGroup>
      <Field label={text('rate.words')}>
        {(ids) => (
          <textarea
            {...ids}
            className="input"
            rows={3}
            maxLength={1000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Field>
      <EmergencyPanel words={words} dutyPhone={dutyPhone} />
      {problem && (
        <Notice tone="bad" live>
          {problem.status === 412 ? text('case.stale') : problemWords(problem, text)}
        </Notice>
      )}
      <button type="submit" className="button button-main button-wide" disabled={busy}>
        {text('rate.send')}
      </button>
    </form>
  );
}

type SegmentsProps<Value extends string> = {
  readonly name: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly chosen: Value | null;
  readonly onChoose: (value: Value) => void;
};

function Segments<Value extends string>({ name, options, chosen, onChoose }: SegmentsProps<Value>) {
  return (
    <div className="segments">
      {options.map(([value, words]) => (
        <label className="segment" key={value}>
          <input type="radio" name={name} checked={chosen === value} onChange={() => onChoose(value)} />
          <span>{words}</span>
        </label>
      ))}
    </div>
  );
}
