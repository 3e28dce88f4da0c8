import type { ReactNode } from 'react';
import { Field } from '../parts/Field.tsx';

/** Six digits of an authenticator app, or a recovery code: the phone's keyboard shows digits first, and may fill them in. */
export function CodeField({
  label,
  hint,
  problem,
  value,
  onChange,
}: {
  label: string;
  hint?: ReactNode;
  problem: string | null;
  value: string;
  onChange: (code: string) => void;
}) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ids) => (
        <input
          {...ids}
          className="input code-input"
          name="one-time-code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="text"
          maxLength={30}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
