import { AlertOutlined, LockOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useMemo } from 'react';
import type { UrgencyQuestion } from '../../../domain/phone/vocabulary.ts';
import type { Assistance } from '../../api/deskPhone.ts';
import { meQuery } from '../../api/deskSession.ts';
import { GradeMark } from '../parts/GradeMark.tsx';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';
import { SheetField } from './SheetField.tsx';
import { type Choice, SuggestField } from './SuggestField.tsx';
import { fieldId, focusAfter } from './sheetFields.ts';
import type { PhoneForm } from './usePhoneForm.ts';

type JudgementProps = { readonly form: PhoneForm; readonly found: Assistance | undefined };

/** 事项、紧急程度、去向: what the operator judges, with what the catalogue and the rules say. */
export function JudgementFields({ form, found, answering }: JudgementProps & { readonly answering: boolean }) {
  const text = useText();
  const names = useNames();
  const { draft, change } = form;
  const categories = useCategoryChoices();
  const units = useUnitChoices();
  const suggested = (found?.categories ?? []).flatMap(({ code, probability }) => {
    const choice = categories.find(({ value }) => value === code);
    return choice ? [{ ...choice, note: `${Math.round(probability * 100)}%` }] : [];
  });
  const likely = (found?.units ?? []).flatMap(({ unit, rule, probability }) => {
    const choice = units.find(({ value }) => value === unit);
    const why = rule === null ? '' : text(rule === 'default' ? 'phone.unitByRule' : 'phone.unitAlternate');
    const share = probability === null ? '' : `${Math.round(probability * 100)}%`;
    return choice ? [{ ...choice, note: [why, share].filter(Boolean).join(' · ') }] : [];
  });

  return (
    <>
      <SheetField
        name="category"
        label={text('phone.category')}
        said={draft.categoryCode !== null}
        hint={
          found?.grade && (
            <span className="sheet-grade">
              <GradeMark grade={found.grade} />
              {draft.categoryCode !== null && <span>{names.classOf(draft.categoryCode)}</span>}
              {found.confidentiality !== 'normal' && (
                <span className="mark secret">
                  <LockOutlined aria-hidden /> {text(`confidentiality.${found.confidentiality}`)}
                </span>
              )}
            </span>
          )
        }
      >
        <SuggestField
          id={fieldId('category')}
          label={text('phone.category')}
          value={draft.categoryCode}
          choices={categories}
          suggested={suggested}
          placeholder={text('phone.categoryHint')}
          required
          onChange={(categoryCode) => change({ categoryCode, unit: null })}
          onNext={() => focusAfter('category')}
        />
      </SheetField>
      <UrgencyScript form={form} found={found} />
      {found && !found.mayGoOn && (
        <p className="sheet-note sheet-note-secret" role="status">
          <LockOutlined aria-hidden /> {text('phone.handedOn')}
        </p>
      )}
      {found?.mayGoOn !== false && !answering && (
        <SheetField name="unit" label={text('phone.unit')} said={draft.unit !== null || likely.length > 0}>
          <SuggestField
            id={fieldId('unit')}
            label={text('phone.unit')}
            value={draft.unit ?? likely[0]?.value ?? null}
            choices={units}
            suggested={likely}
            placeholder={text('phone.unitHint')}
            onChange={(unit) => change({ unit })}
            onNext={() => undefined}
          />
        </SheetField>
      )}
    </>
  );
}

/** The questions that find the grade: Y or N, and the next. */
function UrgencyScript({ form, found }: JudgementProps) {
  const text = useText();
  const site = useQuery(meQuery).data?.site;
  const { draft, change } = form;
  const questions = found?.questions ?? [];
  if (questions.length === 0 && draft.yes.length === 0) return null;
  const first = questions.find(({ question }) => !draft.asked.includes(question))?.question ?? questions[0]?.question;
  const answer = (question: UrgencyQuestion, isYes: boolean): void => {
    change({
      asked: [...new Set([...draft.asked, question])],
      yes: isYes ? [...new Set([...draft.yes, question])] : draft.yes.filter((each) => each !== question),
    });
    const next = questions[questions.findIndex((each) => each.question === question) + 1]?.question;
    if (next) document.getElementById(`ask-${next}`)?.focus();
    else focusAfter('questions');
  };
  const grave = found?.grade === 'T';
  return (
    <fieldset className={`script ${grave ? 'script-grave' : ''}`}>
      <legend>
        {text('phone.script')} <kbd aria-hidden>Y</kbd> <kbd aria-hidden>N</kbd>
      </legend>
      {questions.map(({ question, raisesTo }) => {
        const isYes = draft.yes.includes(question);
        const isNo = !isYes && draft.asked.includes(question);
        const onKeyDown = (event: KeyboardEvent): void => {
          const key = event.key.toLowerCase();
          if (event.ctrlKey || event.metaKey || event.altKey || (key !== 'y' && key !== 'n')) return;
          event.preventDefault();
          answer(question, key === 'y');
        };
        return (
          <div key={question} className="script-question">
            <span id={`asked-${question}`}>{text(`ask.${question}`)}</span>
            <span className="script-answers">
              <button
                type="button"
                id={question === first ? fieldId('questions') : `ask-${question}`}
                aria-pressed={isYes}
                aria-describedby={`asked-${question}`}
                className={isYes ? `script-yes script-yes-${raisesTo}` : ''}
                onClick={() => answer(question, true)}
                onKeyDown={onKeyDown}
              >
                {text('answer.yes')}
                {isYes && <span> → {text(`grade.${raisesTo}`)}</span>}
              </button>
              <button
                type="button"
                aria-pressed={isNo}
                aria-describedby={`asked-${question}`}
                className={isNo ? 'script-no' : ''}
                onClick={() => answer(question, false)}
                onKeyDown={onKeyDown}
              >
                {text('answer.no')}
              </button>
            </span>
          </div>
        );
      })}
      {grave && (
        <p className="script-numbers" role="alert">
          <AlertOutlined aria-hidden /> {text('phone.emergency')} <b>110</b> {text('phone.police')} · <b>119</b>{' '}
          {text('phone.fire')} · <b>120</b> {text('phone.ambulance')}
          {site?.dutyPhone && (
            <>
              {' '}
              · <b>{site.dutyPhone}</b> {text('phone.duty')}
            </>
          )}{' '}
          <small>{text('phone.paged')}</small>
        </p>
      )}
    </fieldset>
  );
}

function useCategoryChoices(): readonly Choice[] {
  const names = useNames();
  return useMemo(
    () =>
      (names.reference?.categories ?? [])
        .filter(({ retired }) => !retired)
        .map((category) => ({
          value: category.code,
          label: names.category(category.code),
          search: [category.code, category.name, category.nameEn, ...category.keywords].join(' ').toLowerCase(),
        })),
    [names],
  );
}

function useUnitChoices(): readonly Choice[] {
  const names = useNames();
  return useMemo(
    () =>
      (names.reference?.units ?? [])
        .filter(({ retired }) => !retired)
        .map((unit) => ({
          value: unit.id,
          label: names.unit(unit.id),
          search: `${unit.id} ${unit.name} ${unit.nameEn}`.toLowerCase(),
        })),
    [names],
  );
}
