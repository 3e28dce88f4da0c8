import { useRef, useState } from 'react';
import { type Satisfaction, type SolvedAnswer, satisfactions, solvedAnswers } from '../../../domain/case/vocabulary.ts';
import { Field, FieldGroup, focusFirstProblem } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import type { useCommand } from './useCommand.ts';

type Answers = { contacted?: boolean; solved?: SolvedAnswer; handling?: Satisfaction; process?: Satisfaction };

/** Four questions kept apart: being called is not being helped, and being helped is not being content. */
export function RateSheet({ command, onClose }: { command: ReturnType<typeof useCommand>; onClose: (done: boolean) => void }) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [answers, setAnswers] = useState<Answers>({});
  const [words, setWords] = useState('');
  const [checked, setChecked] = useState(false);
  const missing = (question: keyof Answers) => (checked && answers[question] === undefined ? text('rate.missing') : null);

  async function send() {
    setChecked(true);
    const { contacted, solved, handling, process } = answers;
    if (contacted === undefined || !solved || !handling || !process) {
      requestAnimationFrame(() => focusFirstProblem(form.current));
      return;
    }
    if (await command.give({ type: 'FollowUp', reached: true, contacted, solved, handling, process, words: words.trim() }))
      onClose(true);
  }

  return (
    <Sheet title={text('rate.title')} onClose={() => onClose(false)}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="sheet-lead">{text('rate.lead')}</p>
        <FieldGroup label={text('question.contacted')} problem={missing('contacted')}>
          <Segments
            name="contacted"
            options={[
              ['yes', text('answer.yes')],
              ['no', text('answer.no')],
            ]}
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
        {command.problem && (
          <Notice tone="bad" live>
            {command.problem.status === 412 ? text('case.stale') : problemWords(command.problem, text)}
          </Notice>
        )}
        <button type="submit" className="button button-main button-wide" disabled={command.busy}>
          {text('rate.send')}
        </button>
      </form>
    </Sheet>
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
