import type { Classification, Classifier } from './classifier.ts';
import { modelClassifier } from './model.ts';
import type { Quality } from './quality.ts';
import { quality } from './quality.ts';
import type { Example, TrainingSettings } from './trainModel.ts';
import { trainModel } from './trainModel.ts';

/** What the model would have suggested for a message, knowing only what had been closed before its month. */
export type Replayed<E extends Example> = { readonly example: E; readonly given: Classification };

/** What rules and model would have suggested month by month, each time knowing only what had been closed before. */
export type Replay<E extends Example = Example> = {
  readonly months: readonly { readonly month: string; readonly rules: Quality; readonly model: Quality | null }[];
  readonly rules: Quality;
  /** null when there was never enough to learn from. */
  readonly model: Quality | null;
  /** The better of the two over the months that both could judge; rules unless the model is ahead by more than chance. */
  readonly better: 'rules' | 'model';
  /** Every message of the replayed months, in order of arrival; empty when there was never enough to learn from. */
  readonly suggested: readonly Replayed<E>[];
};

/** Months that are replayed at most; older ones say little about today's catalogue and cost a training each. */
export const replayedMonths = 6;

/**
 * Decides between rules and model by replaying the past, not by the number of cases: a thousand cases of three labels teach less
 * than three hundred evenly spread ones.
 */
export function replay<E extends Example>(examples: readonly E[], rules: Classifier, settings: TrainingSettings): Replay<E> {
  const byMonth = Map.groupBy(examples, ({ date }) => date.slice(0, 7));
  const months = [...byMonth.keys()].sort().slice(-replayedMonths);
  const judged = months.map((month) => {
    const own = byMonth.get(month)!;
    const trained = trainModel(
      examples.filter(({ date }) => date.slice(0, 7) < month),
      settings,
    );
    const model = 'refused' in trained ? null : modelClassifier(trained);
    return { month, own, rules: judge(rules, own), model: model === null ? null : judge(model, own) };
  });
  const both = judged.filter((month) => month.model !== null);
  const fair = both.length > 0 ? both : judged;
  const rulesQuality = quality(fair.flatMap((month) => month.rules));
  const modelQuality = both.length > 0 ? quality(both.flatMap((month) => month.model ?? [])) : null;
  return {
    months: judged.map(({ month, rules, model }) => ({
      month,
      rules: quality(rules),
      model: model === null ? null : quality(model),
    })),
    rules: rulesQuality,
    model: modelQuality,
    better: modelQuality !== null && ahead(modelQuality, rulesQuality) ? 'model' : 'rules',
    suggested: both.flatMap(({ own, model }) => own.map((example, index) => ({ example, given: model![index]!.given }))),
  };
}

export function judge(classifier: Classifier, examples: readonly Example[]) {
  return examples.map((example) => ({ truth: example.label, given: classifier.classify(example) }));
}

/** By more than one standard error of the difference: switching back and forth would confuse dispatchers. */
function ahead(model: Quality, rules: Quality): boolean {
  const variance = (share: number) => (share * (1 - share)) / model.messages;
  const difference = model.accuracy - rules.accuracy;
  return difference > 0 && difference > Math.sqrt(variance(model.accuracy) + variance(rules.accuracy));
}
