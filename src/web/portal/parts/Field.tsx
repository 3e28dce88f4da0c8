import type { ReactNode } from 'react';
import { useId } from 'react';
import { useText } from '../text.ts';
import { Icon } from './Icon.tsx';

export type FieldIds = { readonly id: string; readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': boolean };

type Told = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | null;
  readonly required?: boolean;
};

/** One question of a form: label, hint and problem tied to its input. */
export function Field({ label, hint, problem, required, children }: Told & { children: (ids: FieldIds) => ReactNode }) {
  const text = useText();
  const id = useId();
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className={problem ? 'field field-wrong' : 'field'}>
      <label className="field-label" htmlFor={id}>
        {label}
        {required && <span className="field-required">{text('submit.required')}</span>}
      </label>
      {problem && <FieldProblem id={`${id}-problem`}>{problem}</FieldProblem>}
      {children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': Boolean(problem) })}
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}

/** A question whose answer is chosen among several inputs or buttons. */
export function FieldGroup({ label, hint, problem, required, children }: Told & { children: ReactNode }) {
  const text = useText();
  const id = useId();
  return (
    <fieldset className={problem ? 'field field-wrong' : 'field'} aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className="field-label">
        {label}
        {required && <span className="field-required">{text('submit.required')}</span>}
      </legend>
      {problem && <FieldProblem id={`${id}-problem`}>{problem}</FieldProblem>}
      {children}
      {hint && <div className="field-hint">{hint}</div>}
    </fieldset>
  );
}

function FieldProblem({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div className="field-problem" id={id}>
      <Icon name="alert" />
      {children}
    </div>
  );
}

/** Moves the focus to the first input of the first wrong field. Call it after the problems have been drawn. */
export function focusFirstProblem(within: HTMLElement | null): void {
  const wrong = within?.querySelector<HTMLElement>('.field-wrong');
  const input = wrong?.querySelector<HTMLElement>('input:not([type=file]), textarea, select, button');
  (input ?? wrong)?.focus();
  wrong?.scrollIntoView({ block: 'center' });
}
