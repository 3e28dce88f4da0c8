import type { Reason } from './classifier.ts';
import type { Message } from './features.ts';
import { eachFeature, features } from './features.ts';
import type { Model } from './model.ts';
import { normaliseWithOffsets } from './normalise.ts';
import { readableReasons } from './readableReasons.ts';
import { scores } from './trainLinear.ts';
import { weigh } from './weighting.ts';

/**
 * Why this label rather than its strongest rival. Each feature's part in the difference of the two scores is spread over the
 * characters it came from; characters become words in `readableReasons`.
 */
export function explainByModel(model: Model, message: Message, label: string): readonly Reason[] {
  const labels = model.header.labels;
  const wanted = labels.indexOf(label);
  if (wanted < 0) return [];
  const bag = features(message);
  const vector = weigh(bag, model.weighting);
  const rival = strongestRival(scores(vector, model.linear), wanted);

  const { weights } = model.linear;
  const partOf = new Map<number, number>();
  for (const [index, row] of vector.rows.entries()) {
    const against = rival < 0 ? 0 : weights[row * labels.length + rival]!;
    partOf.set(row, vector.values[index]! * (weights[row * labels.length + wanted]! - against));
  }

  const parts = (['title', 'text'] as const).map((part) => ({ part, ...normaliseWithOffsets(message[part]) }));
  const occurrences = new Map<number, number>();
  const rowOf = model.weighting.rowOf;
  for (const { part, text } of parts) {
    eachFeature(part, text, (bucket) => occurrences.set(bucket, (occurrences.get(bucket) ?? 0) + 1));
  }
  return readableReasons(
    parts.map(({ part, text, from }) => {
      const weight = new Float64Array(text.length);
      eachFeature(part, text, (bucket, start, end) => {
        const each = (partOf.get(rowOf[bucket]!) ?? 0) / occurrences.get(bucket)! / (end - start);
        for (let at = start; at < end; at++) weight[at]! += each;
      });
      return { part, original: message[part], text, from, weight };
    }),
  );
}

function strongestRival(given: Float64Array, wanted: number): number {
  let rival = -1;
  for (let label = 0; label < given.length; label++) {
    if (label !== wanted && (rival < 0 || given[label]! > given[rival]!)) rival = label;
  }
  return rival;
}
