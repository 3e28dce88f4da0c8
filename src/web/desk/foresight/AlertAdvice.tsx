import type { AlertCard } from '../../../contract/foresight.ts';
import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';

/** What to do first. */
export function AlertAdvice({ alert }: { readonly alert: AlertCard }) {
  const text = useText();
  const names = useNames();
  const [unit] = alert.units;
  if (!unit) return null;
  return (
    <p className="alert-advice">
      <b>{text('alert.advice', { unit: names.unit(unit) })}</b>
    </p>
  );
}
