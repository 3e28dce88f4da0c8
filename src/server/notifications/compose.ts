import type { Audience, NoticeKind } from '../../contract/notifications.ts';
import { portalPath } from '../../contract/opinionNotices.ts';
import { noticePath } from '../../contract/supervisionNotices.ts';
import type { Message } from './channels/message.ts';
import { en } from './templates.en.ts';
import { zh } from './templates.zh.ts';

/** Everything that a message can say. */
export type Sentences = {
  readonly case: Readonly<Record<NoticeKind, Readonly<Record<Audience, string>>>>;
  readonly many: string;
  readonly rest: string;
  readonly test: string;
};
export type Language = 'zh' | 'en';

/** One fact to tell. There is no field for a name, a place or a text: what is not here cannot leave the house. */
export type Item = {
  /** Of the case, the order, the directive or the meeting. */
  readonly caseId: string;
  readonly number: string;
  readonly kind: NoticeKind;
  readonly audience: Audience;
  readonly at: string;
  /** The secret of a one-time link; null where the message leads to the case itself. */
  readonly ratingToken: string | null;
};
export type Site = { readonly url: string };

const sentences: Readonly<Record<Language, Sentences>> = { zh, en };
/** UTF-8 bytes of a message that WeCom shows; it cuts off the rest in the middle of a link. The others bear more. */
const mostBytes = 2048;

export function noticeSentence(
  language: Language,
  { kind, audience, number }: Pick<Item, 'kind' | 'audience' | 'number'>,
): string {
  return sentences[language].case[kind][audience].replace('{number}', number);
}

/** One message for one fact, or one for many; `items` is not empty. */
export function compose(id: string, language: Language, site: Site, items: readonly Item[]): Message {
  const words = sentences[language];
  const home = items.every((item) => item.audience === 'requester') ? `${site.url}/` : `${site.url}/desk/`;
  const only = items.length === 1 ? items[0] : undefined;
  const pairs = items.map((item) => [`${noticeSentence(language, item)} ${timeOf(item.at)}`, linkOf(site, item)]);
  const restOf = (count: number) => [words.rest.replace('{count}', String(count)), home];
  const told = bytesOf(pairs.flat()) <= mostBytes ? pairs.length : pairsWithin(mostBytes - bytesOf(restOf(items.length)), pairs);
  return {
    id,
    subject: only ? noticeSentence(language, only) : words.many.replace('{count}', String(items.length)),
    lines: [...pairs.slice(0, told).flat(), ...(told < items.length ? restOf(items.length - told) : [])],
    link: only ? linkOf(site, only) : home,
  };
}

/** How many of the pairs, from the first on, take no more than so many bytes. */
function pairsWithin(most: number, pairs: readonly (readonly string[])[]): number {
  let bytes = 0;
  const beyond = pairs.findIndex((pair) => {
    bytes += bytesOf(pair);
    return bytes > most;
  });
  return beyond < 0 ? pairs.length : beyond;
}

/** UTF-8, with the line breaks. */
function bytesOf(lines: readonly string[]): number {
  return lines.reduce((bytes, line) => bytes + Buffer.byteLength(line) + 1, 0);
}

/** What an administrator sends to see whether a channel works. */
export function testMessage(id: string, language: Language, site: Site): Message {
  const { test } = sentences[language];
  return { id, subject: test, lines: [test, `${site.url}/`], link: `${site.url}/` };
}

/** After these a requester is asked to answer, by a link that needs no signing in. */
export function offersRating(kind: NoticeKind): boolean {
  return kind === 'CaseResolved' || kind === 'CaseAnswered' || kind === 'SelfServiceOffered';
}

function linkOf(site: Site, { caseId, audience, kind, ratingToken }: Item): string {
  if (ratingToken !== null) return `${site.url}/rate#${ratingToken}`;
  return audience === 'requester' ? `${site.url}${portalPath(kind, caseId)}` : `${site.url}/desk${noticePath(kind, caseId)}`;
}

/** '03-02 10:00' in Asia/Shanghai; it also tells two equal messages apart for servers that drop repetitions. */
function timeOf(at: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai');
  return `${local.toPlainDate().toString().slice(5)} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
