import type { DeedLine } from '../../../contract/deeds.ts';
import { roughly } from '../foresight/alertStory.ts';
import { useText } from '../useText.ts';

/** The effect of a proactive task in one sentence, with its range. */
export function ShownEffect({ shown }: { readonly shown: NonNullable<DeedLine['shown']> }) {
  const text = useText();
  return text('deeds.shown', {
    weeks: shown.weeks,
    observed: shown.observed,
    expected: roughly(shown.expected),
    ratio: shown.ratio.toFixed(2),
    low: shown.low.toFixed(2),
    high: shown.high.toFixed(2),
  });
}
