import type { Message } from './features.ts';
import { withoutNames } from './mentionedPlace.ts';
import { normalise } from './normalise.ts';

/** How often each character 2- and 3-gram occurs, the title counted three times. */
export type Matter = ReadonlyMap<string, number>;

// The first sentences say what it is about; with 600 characters same-place matters run together (false merges 2 % -> 9 %).
const readCharacters = 300;
const titleWeight = 3;

/** What a message is about: its n-grams without the names of the place, which every message of that place shares. */
export function matterOf(message: Message, placeNames: readonly string[]): Matter {
  const grams = new Map<string, number>();
  count(withoutNames(normalise(message.title), placeNames), titleWeight, grams);
  count(withoutNames(normalise(message.text.trim().slice(0, readCharacters)), placeNames), 1, grams);
  return grams;
}

function count(text: string, weight: number, grams: Map<string, number>): void {
  for (const [run] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    for (let length = 2; length <= 3; length++) {
      for (let at = 0; at + length <= run.length; at++) {
        const gram = run.slice(at, at + length);
        grams.set(gram, (grams.get(gram) ?? 0) + weight);
      }
    }
  }
}

/** In how many messages each gram has been seen; grows with every message. */
export type Frequencies = { messages: number; readonly seenIn: Map<string, number> };

export function noFrequencies(): Frequencies {
  return { messages: 0, seenIn: new Map() };
}

/** Adds one message to the frequencies. */
export function see(matter: Matter, frequencies: Frequencies): void {
  frequencies.messages += 1;
  for (const gram of matter.keys()) frequencies.seenIn.set(gram, (frequencies.seenIn.get(gram) ?? 0) + 1);
}

// On the first day of an installation every word of the only incident is in every message; without these it would count as empty.
const imaginedMessages = 100;

/** (1 + log count) · idf, scaled to length 1; empty for a message without any letters. */
export function matterVector(matter: Matter, frequencies: Frequencies): ReadonlyMap<string, number> {
  const vector = new Map<string, number>();
  let squares = 0;
  for (const [gram, times] of matter) {
    const rarity = Math.log((frequencies.messages + imaginedMessages) / ((frequencies.seenIn.get(gram) ?? 0) + 1));
    const weight = (1 + Math.log(times)) * rarity;
    vector.set(gram, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [gram, weight] of vector) vector.set(gram, weight / length);
  return vector;
}
