import type { Model } from './model.ts';
import { modelClassifier } from './model.ts';
import type { Quality } from './quality.ts';
import { quality } from './quality.ts';
import { judge } from './replay.ts';
import type { Example, TrainingSettings } from './trainModel.ts';
import { trainModel } from './trainModel.ts';

/** The result of the weekly training. Whatever is refused, the old model stays in use. */
export type Retrained =
  | { readonly accepted: true; readonly model: Model; readonly newest: Quality; readonly old: Quality | null }
  | {
      readonly accepted: false;
      readonly because: 'too-few-examples' | 'worse-on-newest-month' | 'quality-collapsed';
      readonly newest: Quality | null;
      readonly old: Quality | null;
    };

// Fewer unseen messages than this cannot tell two models apart: one standard error is then above 4 points.
const fewestToCompare = 50;
const largestFall = 0.05;

/**
 * Trains on closed cases by their final label and keeps the result only if it is not worse on the newest month. The comparison is
 * made by a model that has not seen that month, on those of its messages that the old model has not seen either; the accepted
 * model then learns from everything. With fewer than 50 such messages that says nothing; then the quality that both measured while
 * training must not have fallen by more than five points, which stops a spoilt import but not an ordinary week.
 */
export function retrain(examples: readonly Example[], old: Model | null, settings: TrainingSettings): Retrained {
  const newestDate = examples.reduce((latest, { date }) => (date > latest ? date : latest), '');
  const month = newestDate.slice(0, 7);
  const earlier = trainModel(
    examples.filter(({ date }) => date.slice(0, 7) < month),
    settings,
  );
  const all = trainModel(examples, settings);
  if ('refused' in all) return { accepted: false, because: 'too-few-examples', newest: null, old: null };

  const newest = examples.filter(({ date }) => date.slice(0, 7) === month);
  const unseen = newest.filter(({ date }) => old === null || date > old.header.trainedOn.to);
  const comparable = old !== null && unseen.length >= fewestToCompare;
  const asked = comparable ? unseen : newest;
  const newQuality = 'refused' in earlier ? null : quality(judge(modelClassifier(earlier), asked));
  const oldQuality = comparable ? quality(judge(modelClassifier(old), asked)) : null;
  const collapsed = old !== null && !comparable && all.header.quality.accuracy < old.header.quality.accuracy - largestFall;
  if (collapsed) return { accepted: false, because: 'quality-collapsed', newest: newQuality, old: old.header.quality };
  const worse = oldQuality !== null && (newQuality === null || newQuality.accuracy < oldQuality.accuracy);
  if (worse) return { accepted: false, because: 'worse-on-newest-month', newest: newQuality, old: oldQuality };
  return { accepted: true, model: all, newest: newQuality ?? all.header.quality, old: oldQuality };
}
