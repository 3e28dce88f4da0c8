/** Cases by the day they came in and by how late they were entered: what is known of a reporting delay. */
export interface DelayTable {
  /** Delays 0 … `delays` − 1 in days; what comes later still is not counted on. */
  readonly delays: number;
  /** Row after row, oldest day first, the last row being yesterday: cases of the day entered after 0, 1, … days, as far as known by now. */
  readonly counts: ArrayLike<number>;
}

/** Fewer late entries than this say too little about how late entries come. */
const LEAST_LATE = 20;
/** Days of history below which the same is true. */
const LEAST_DAYS = 28;

/**
 * Share of a day's cases that have been entered `age` days later, for age 1 … `delays` at index `age` − 1; the last is 1. Null while there is
 * too little of a history of late entries to say: then nothing is corrected.
 *
 * Chain ladder in reversed time: g(d) = Σ n(t, d) / Σ n(t, ≤ d) over the days t whose delay d can be known by now, and the share entered
 * within d days is Π_{j > d} (1 − g(j)). Days that are not complete take part with what is known of them, so a delay that has changed of
 * late is felt first where it matters. Lawless, Adjustments for reporting delays and the prediction of occurred but not reported events,
 * Canadian Journal of Statistics 22 (1994): g is his (2.9) of the sums (2.7) and (2.8), the product his (2.13). The numbers are those that R's
 * `surveillance::nowcast(method = "lawless")` gives for the same steps; the paper itself was not at hand.
 */
export function enteredShares({ delays, counts }: DelayTable): Float64Array | null {
  const days = Math.floor(counts.length / delays);
  const late = new Float64Array(delays);
  const upTo = new Float64Array(delays);
  for (let row = 0; row < days; row += 1) {
    const age = days - row;
    let sum = 0;
    for (let delay = 0; delay < Math.min(delays, age); delay += 1) {
      const n = counts[row * delays + delay]!;
      sum += n;
      late[delay]! += n;
      upTo[delay]! += sum;
    }
  }
  if (days < LEAST_DAYS || late.subarray(1).reduce((sum, n) => sum + n, 0) < LEAST_LATE) return null;
  const shares = new Float64Array(delays).fill(1);
  for (let delay = delays - 1; delay > 0; delay -= 1) {
    const hazard = upTo[delay]! > 0 ? late[delay]! / upTo[delay]! : 0;
    shares[delay - 1] = shares[delay]! * (1 - hazard);
  }
  return shares;
}
