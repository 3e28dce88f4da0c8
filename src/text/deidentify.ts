import type { Span } from './highlight.ts';
import type { IdentityKind } from './identityKind.ts';
import { identityPatterns } from './identityPatterns.ts';
import { latinNames } from './latinNames.ts';
import { longestText, normaliseWithOffsets } from './normalise.ts';
import { personNames } from './personNames.ts';
import { soundNames } from './soundNames.ts';

/** Something in a text that may lead to a person; half-open, in UTF-16 units of the original. */
export type Identity = Span & { readonly kind: IdentityKind; readonly words: string };

type Found = Span & { readonly kind: IdentityKind };

/**
 * What in a text may lead to a person, in order, never overlapping: names that are known, then what has a form (numbers, addresses,
 * rooms), then Chinese names by `personNames`. None of them can know who 我上铺 is: a person reads the result before anybody else does.
 */
export function identities(text: string, knownNames: readonly string[] = []): readonly Identity[] {
  const taken: Found[] = [];
  const add = (found: Found) => {
    if (found.end > found.start && taken.every((other) => found.end <= other.start || found.start >= other.end))
      taken.push(found);
  };
  // A name with a gap or a dot in it is the same name.
  for (const name of [...knownNames].filter((known) => [...known].length > 1).sort((a, b) => b.length - a.length)) {
    for (const match of text.matchAll(new RegExp([...name].map(escaped).join('[\\s·.]{0,2}'), 'giu')))
      add({ kind: 'name', start: match.index, end: match.index + match[0].length });
  }
  for (let from = 0; from < text.length; from += longestText)
    for (const { kind, start, end } of foundIn(text.slice(from, from + longestText)))
      add({ kind, start: start + from, end: end + from });
  return taken.sort((a, b) => a.start - b.start).map((found) => ({ ...found, words: text.slice(found.start, found.end) }));
}

/** The text with a mark instead of each, 〔电话〕 or as `markOf` says. */
export function deidentified(
  text: string,
  knownNames: readonly string[] = [],
  markOf: (found: Identity, index: number) => string = ({ kind }) => `〔${marks[kind]}〕`,
): { readonly text: string; readonly found: readonly Identity[] } {
  const found = identities(text, knownNames);
  let written = '';
  let from = 0;
  for (const [index, each] of found.entries()) {
    written += text.slice(from, each.start) + markOf(each, index);
    from = each.end;
  }
  return { text: written + text.slice(from), found };
}

const marks: Record<IdentityKind, string> = {
  name: '姓名',
  phone: '电话',
  idNumber: '证件号',
  number: '号码',
  email: '邮箱',
  account: '账号',
  plate: '车牌',
  room: '房间',
  link: '链接',
  birth: '出生日期',
};

/** In order of certainty. Full width, circled digits and traditional script are read as what they stand for. */
function foundIn(text: string): readonly Found[] {
  const { text: read, from } = normaliseWithOffsets(text);
  const found: Found[] = [];
  for (const { kind, pattern, unlessAfter } of identityPatterns) {
    for (const match of read.matchAll(pattern)) {
      const words = match.groups?.['it'] ?? match.groups?.['too'] ?? match[0];
      const start = match.index + match[0].lastIndexOf(words);
      const end = start + words.trimEnd().length;
      if (unlessAfter?.test(read.slice(Math.max(0, start - 14), start))) continue;
      if (found.some((other) => end > other.start && start < other.end)) continue;
      found.push({ kind, start, end });
    }
  }
  const original = found.map(({ kind, start, end }) => ({ kind, start: from[start]!, end: from[end]! }));
  return [
    ...original,
    ...latinNames(text).map((span) => ({ kind: 'name' as const, ...span })),
    ...soundNames(read).map(({ start, end }) => ({ kind: 'name' as const, start: from[start]!, end: from[end]! })),
    ...personNames(read).map(({ start, end }) => ({ kind: 'name' as const, start: from[start]!, end: from[end]! })),
  ];
}

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
