import { shortestPassword } from '../../../domain/people/vocabulary.ts';
import { Field } from '../parts/Field.tsx';
import { type PortalText, useText } from '../text.ts';

type NewPasswordFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly problem: string | null;
  readonly onChange: (password: string) => void;
};

/** Where a password is made up, with what is asked of it. */
export function NewPasswordField({ label, value, problem, onChange }: NewPasswordFieldProps) {
  const text = useText();
  return (
    <Field label={label} hint={text('setup.passwordHint')} problem={problem}>
      {(ids) => (
        <input
          {...ids}
          className="input"
          type="password"
          autoComplete="new-password"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** What is wrong with a password that is being made up, before the server is asked; null when nothing is. */
export function passwordProblem(password: string, text: PortalText): string | null {
  return password.length < shortestPassword ? text('field.too-short', { limit: shortestPassword }) : null;
}
