import { writtenByRequesters } from './redactionUnseen3a.ts';
import { writtenByStaff } from './redactionUnseen3b.ts';

/**
 * The figure that counts: 301 whole texts (long complaints, forum slang, dictation, English, parents, anonymous reports, answers of units,
 * logs of workers, minutes, forms, notes of the telephone desk, and 72 about nobody), written and committed before their author had read
 * the finder of that day, though not before the older sets. Run once, after the finder was finished; the finder never learns from them.
 *
 * Marked with what sort it is: names bare, `p|` phone, `i|` identity or bank number, `s|` number of a student or of staff, `e|` e-mail, `w|` account,
 * `v|` plate, `r|` room or bed, `l|` link, `b|` date of birth. What is marked and what is not: see `redactionUnseen.ts`.
 */
export const redactionUnseen3: readonly string[] = [...writtenByRequesters, ...writtenByStaff];
