import { textOf } from '../../i18n/useText.ts';
import { zh } from './words.zh-CN.ts';

const own = textOf(zh, async () => (await import('./words.en.ts')).en);
// The pages of notices arrive when they are opened; so do their words, before the page is drawn.
await own.load();

export const useNoticeText = own.useText;
export type NoticeText = typeof own.text;

/** The events that a requester is told of, as this face names them; those of the desk are chosen there. */
export const isOwnKind = (kind: string): kind is OwnKind => `kind.${kind}` in zh;
type OwnKind = Extract<keyof typeof zh, `kind.${string}`> extends `kind.${infer Kind}` ? Kind : never;
