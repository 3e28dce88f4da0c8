import type { LineBuffer } from './lineBuffer.ts';

/** What differs between two copies of one case, apart from the days. */
export type Slots = {
  readonly id: string;
  readonly number: string;
  /** Under which terms the number is found, as a tsvector is written. */
  readonly numberTerms: string;
  /** The person who asked, and the key that statistics have of him or her. */
  readonly requester: string;
  readonly requesterKey: string;
  /** '2026-03', of the submission. */
  readonly month: string;
};

/** Stand-ins that the domain carries through like the values themselves. */
export const slot = {
  id: '⟦id⟧',
  number: '⟦number⟧',
  numberTerms: '⟦numberTerms⟧',
  requester: '⟦requester⟧',
  requesterKey: '⟦requesterKey⟧',
  month: '⟦month⟧',
} as const satisfies Record<keyof Slots, string>;

/** Lines with holes: between the literals stand names of slots, or days as numbers since 1970-01-01. */
export type Mould = { readonly literals: readonly Uint8Array[]; readonly holes: readonly (keyof Slots | number)[] };

/** Slots as they are copied. */
export type SlotBytes = { readonly [K in keyof Slots]: Uint8Array };

// A day is the beginning of an instant, or a whole field or JSON string.
const hole = /⟦(\w+)⟧|(\d{4}-\d{2}-\d{2})(?=T\d{2}:\d{2}:\d{2}\.\d{3}Z)|(?<=^|[\t\n"])(\d{4}-\d{2}-\d{2})(?=[\t\n"]|$)/g;

export function mouldOf(text: string): Mould {
  const literals: Uint8Array[] = [];
  const holes: (keyof Slots | number)[] = [];
  let end = 0;
  for (const found of text.matchAll(hole)) {
    const [whole, name, begin, day] = found;
    literals.push(Buffer.from(text.slice(end, found.index)));
    // Only the stand-ins above are written in these brackets.
    holes.push(name === undefined ? dayNumber((begin ?? day)!) : (name as keyof Slots));
    end = found.index + whole.length;
  }
  literals.push(Buffer.from(text.slice(end)));
  return { literals, holes };
}

export function bytesOf(slots: Slots): SlotBytes {
  return {
    id: Buffer.from(slots.id, 'latin1'),
    number: Buffer.from(slots.number, 'latin1'),
    numberTerms: Buffer.from(slots.numberTerms, 'latin1'),
    requester: Buffer.from(slots.requester),
    requesterKey: Buffer.from(slots.requesterKey, 'latin1'),
    month: Buffer.from(slots.month, 'latin1'),
  };
}

/** Writes the lines of one copy, all days moved by so many. */
export function cast({ literals, holes }: Mould, to: LineBuffer, slots: SlotBytes, days: number): void {
  to.add(literals[0]!);
  for (let i = 0; i < holes.length; i++) {
    const at = holes[i]!;
    to.add(typeof at === 'number' ? dayBytes(at + days) : slots[at]);
    to.add(literals[i + 1]!);
  }
}

const msPerDay = 86_400_000;

export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / msPerDay;
}

const known: string[] = [];

export function dayText(number: number): string {
  known[number] ??= new Date(number * msPerDay).toISOString().slice(0, 10);
  return known[number];
}

const knownBytes: Uint8Array[] = [];

function dayBytes(number: number): Uint8Array {
  knownBytes[number] ??= Buffer.from(dayText(number));
  return knownBytes[number];
}
