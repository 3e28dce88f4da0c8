/** Facts as columns, one entry per case in order of time: twenty million of them are 240 MB. */
export type Facts = {
  readonly length: number;
  /** Hours since midnight of the first day in Asia/Shanghai. */
  readonly hour: Int32Array;
  /** Position in the campus' list of categories. */
  readonly category: Uint16Array;
  /** Position in the list of buildings; the number of buildings for a case without a place. */
  readonly place: Uint16Array;
  /** A number for each requester, from the pseudonym of the facts; −1: anonymous. */
  readonly person: Int32Array;
  /** Position of the channel, with the bits below. */
  readonly kind: Uint8Array;
};

/** Not `normal`: counted only in aggregates that name no place and nobody. */
export const CONFIDENTIAL = 0x80;
/** From another system's history: teaches what is usual, is never news itself. */
export const ARCHIVED = 0x40;
export const CHANNEL_MASK = 0x3f;

export const dayOf = (hour: number): number => Math.floor(hour / 24);

/**
 * Who counts as one person. Anonymous reports of the same hour count as one: a flood from one hidden hand is then one voice, while people
 * who write over an evening are several. What is shown is therefore "at least so many".
 */
export const personOf = (facts: Facts, row: number): number => {
  const person = facts.person[row]!;
  return person >= 0 ? person : -(facts.hour[row]! + 2);
};

/** First row at or after an hour. */
export function rowAt(facts: Pick<Facts, 'hour' | 'length'>, hour: number): number {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (facts.hour[middle]! < hour) low = middle + 1;
    else high = middle;
  }
  return low;
}
