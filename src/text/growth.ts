/** Reports of a topic, or of everything, in the recent and in the earlier window. */
export type Counts = { readonly recent: number; readonly before: number };

/**
 * Whether a topic grows faster than everything else. `chance`: how likely so many of its reports would be recent if it only
 * followed the total, 0..1; 1 for a topic without reports. `ratio`: its recent share over its earlier share, null without one.
 */
export type Growth = { readonly growing: boolean; readonly chance: number; readonly ratio: number | null };

const fewestReports = 3;
const fewestPeople = 2;
const rareChance = 0.01;

/**
 * Binomial tail of the recent window given both: busy weeks lift every topic and prove nothing, so the total decides how many
 * were to be expected. Fewer than three reports or two people never count as growing. Source: design of the early warning, §5.3.
 */
export function growth(topic: Counts & { readonly people: number }, total: Counts): Growth {
  const reports = topic.recent + topic.before;
  const all = total.recent + total.before;
  if (reports === 0 || all === 0) return { growing: false, chance: 1, ratio: null };
  const chance = binomialTail(topic.recent, reports, total.recent / all);
  const ratio = topic.before === 0 || total.recent === 0 ? null : topic.recent / total.recent / (topic.before / total.before);
  const growing = topic.recent >= fewestReports && topic.people >= fewestPeople && chance < rareChance;
  return { growing, chance, ratio };
}

/** P(X >= `least`) for X ~ Binomial(`trials`, `share`). */
function binomialTail(least: number, trials: number, share: number): number {
  if (least <= 0) return 1;
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  let sum = 0;
  let logCoefficient = 0;
  for (let hits = 0; hits <= trials; hits++) {
    if (hits > 0) logCoefficient += Math.log((trials - hits + 1) / hits);
    if (hits >= least) sum += Math.exp(logCoefficient + hits * Math.log(share) + (trials - hits) * Math.log1p(-share));
  }
  return Math.min(1, sum);
}
