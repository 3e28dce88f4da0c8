import { eventTypes } from '../src/domain/case/vocabulary.ts';
import { playSequence } from '../test/caseSequences.ts';
import { rounded } from './timing.ts';

/** Random lives of a case: any command, by anybody, at any time, under changing rules. `broken` are promises of the domain that did not hold. */
const count = Number(process.env['SEQUENCES'] ?? 100_000);
const started = performance.now();
let given = 0;
let accepted = 0;
const broken: { seed: number; what: string }[] = [];
const seen = new Map<string, number>();
for (let seed = 1; seed <= count; seed++) {
  const played = playSequence(seed);
  given += played.given;
  accepted += played.accepted;
  if (played.broken !== null) broken.push({ seed, what: played.broken });
  for (const { type } of played.events) seen.set(type, (seen.get(type) ?? 0) + 1);
}
const rarest = [...seen].sort((a, b) => a[1] - b[1])[0];
const result = {
  sequences: count,
  commandsGiven: given,
  commandsTaken: accepted,
  eventTypes: `${seen.size} of ${eventTypes.length}`,
  rarestEvent: rarest ? `${rarest[0]} ${rarest[1]}` : '',
  broken: broken.length,
  seconds: rounded((performance.now() - started) / 1000),
};
if (process.argv.includes('--json')) console.log(JSON.stringify(result));
else console.table(result);
const never = eventTypes.filter((type) => !seen.has(type));
if (never.length > 0) console.error('never reached', never);
for (const each of broken.slice(0, 10)) console.error(each);
if (broken.length > 0) process.exit(1);
