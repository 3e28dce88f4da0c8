import type { Satisfaction } from '../../src/domain/case/vocabulary.ts';
import { fill, pick, type Random, type Words } from './fill.ts';
import {
  manners,
  progressOf,
  progressWords,
  replyParts,
  replyWords,
  sharedWords,
  slips,
  verdicts,
  verdictWords,
} from './phrases.ts';
import type { Script } from './script.ts';
import { scripts } from './scripts.ts';

/**
 * What a requester writes: a title of 4–60 and a text of 10–400 characters. The same `random` gives the same words.
 * @throws RangeError on a leaf that is not in the taxonomy.
 */
export function demoText(categoryCode: string, placeName: string, random: Random): { title: string; text: string } {
  const script = scriptOf(categoryCode);
  const words = [...(script.words ? [script.words] : []), ofPlace(placeName), sharedWords];
  const chosen = new Map<string, string>();
  const pattern = pick(script.texts, random);
  const body = tidy(fill(pattern, words, random, chosen));

  const manner = manners[script.mood];
  const more = additions(script, pattern, random).map((one) => tidy(fill(one, words, random, chosen)));
  const after = /谢|辛苦/.test(body) ? '' : pick(manner.after, random);
  const whole = tidy([pick(manner.before, random), body, ...more, after].join(''));
  const text = script.mood === 'serious' ? whole : handwritten(whole, random);

  const titles = script.titles.map((title) => fill(title, words, random, new Map(chosen)).replace(/[，。]+$/, ''));
  // The place stands in nearly every title and says nothing about what is wrong there.
  const [title, alike] = mostAlike(titles, (one) => one.replaceAll(placeName, ''), body, random);
  return { title: [...(repeats(alike, random) ? (opening(body) ?? title) : title)].slice(0, 60).join(''), text };
}

/**
 * What the unit writes at the end: what was found, what was done, by when, whom to ask; 20–400 characters.
 * Of the possible outcomes it takes the one that has most in common with `about`, the requester's text, when that is given.
 */
export function demoReply(categoryCode: string, random: Random, about = ''): string {
  const script = scriptOf(categoryCode);
  const [[found, done]] = mostAlike(script.outcomes, (outcome) => outcome.join(''), about, random);
  const pattern = [
    pick(replyParts.open[script.work], random),
    pick(replyParts.found[script.work], random),
    pick(replyParts.done, random),
    pick(replyParts.when[script.work], random),
    script.mood === 'trouble' ? pick(replyParts.sorry, random) : '',
    pick(replyParts.ask[script.mood], random),
  ].join('');
  return fill(pattern, [{ found: [found], done: [done], ask: [script.ask] }, replyWords], random);
}

/** A public note on how things stand, 10–100 characters. */
export function demoProgress(categoryCode: string, random: Random): string {
  return fill(pick(progressOf[scriptOf(categoryCode).work], random), [progressWords], random);
}

/** What people say on the telephone when asked how it went. */
export function demoWords(satisfaction: Satisfaction, random: Random): string {
  return fill(pick(verdicts[satisfaction], random), [verdictWords], random);
}

function scriptOf(categoryCode: string): Script {
  const script = scripts[categoryCode];
  if (!script) throw new RangeError(`no script for leaf ${categoryCode}`);
  return script;
}

/** Most people stop after what is wrong; some explain, a few go on to the next thing that is wrong. */
function additions(script: Script, said: string, random: Random): string[] {
  const sentences = [0, 0, 0, 0, 1, 1, 1, 2, 2, 4];
  const more = new Set(Array.from({ length: pick(sentences, random) }, () => pick(manners[script.mood].more, random)));
  const second =
    script.mood === 'trouble' && random() < 0.08
      ? [
          `另外，${pick(
            script.texts.filter((text) => text !== said),
            random,
          )}`,
        ]
      : [];
  return [...second, ...more];
}

const chineseDigits = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Words that follow from the place: its name, and its floor where the name tells. */
function ofPlace(placeName: string): Words {
  const floor = placeName.match(/([1-9])(?:层|\d\d)$/)?.[1];
  return { place: [placeName], ...(floor ? { floor: [`${chineseDigits[Number(floor) - 1]}楼`] } : {}) };
}

/** Mends what a left-out half-sentence leaves behind. */
function tidy(text: string): string {
  return text
    .replace(/，+([。！？])/g, '$1')
    .replace(/([。！？])，/g, '$1')
    .replace(/，{2,}/g, '，')
    .replace(/[，：]$/, '。')
    .replace(/([^。！？”）])$/, '$1。');
}

/** Often a title just repeats how the text begins, and always when no title of the leaf is about the same thing. */
function repeats(alike: number, random: Random): boolean {
  return random() < 0.3 || alike < 1.5;
}

function opening(body: string): string | null {
  const first = body.split(/[，。！？：]/)[0]!;
  return [...first].length >= 6 ? first : null;
}

/** Now and then a slip, spaces instead of commas, or no final stop. */
function handwritten(text: string, random: Random): string {
  let written = text;
  if (random() < 0.12) {
    const possible = slips.filter(([right]) => written.includes(right));
    if (possible.length > 0) {
      const [right, wrong] = pick(possible, random);
      written = written.replace(right, wrong);
    }
  }
  const habit = random();
  if (habit < 0.12) return written.replace(/，/g, ' ').replace(/。$/, '');
  if (habit < 0.3) return written.replace(/。$/, '');
  if (habit < 0.36) return written.replace(/。$/, '！！');
  if (habit < 0.4) return written.replace(/。$/, '。。。');
  return written;
}

/** The candidate most like the text, and how like it is; chance decides between equals. */
function mostAlike<T>(candidates: readonly T[], textOf: (candidate: T) => string, about: string, random: Random): [T, number] {
  const scores = candidates.map((candidate) => likeness(textOf(candidate), about));
  const best = Math.max(...scores);
  return [
    pick(
      candidates.filter((_, i) => scores[i] === best),
      random,
    ),
    best,
  ];
}

const empty = new Set('的了已在是不有人一个到和我们没都要也能这那就说会还请老师同学时候为把被对上下中后前');

/** Characters in common, neighbours counting threefold, over the root of the candidate's length: crude, but enough here. */
function likeness(candidate: string, about: string): number {
  const characters = [...candidate].filter((c) => /\p{Script=Han}/u.test(c));
  const singles = new Set(characters.filter((c) => !empty.has(c) && about.includes(c))).size;
  const pairs = new Set(characters.slice(1).map((c, i) => `${characters[i]}${c}`));
  const shared = [...pairs].filter((pair) => about.includes(pair)).length;
  return (3 * shared + singles) / Math.sqrt(characters.length + 1);
}
