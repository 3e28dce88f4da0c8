import { textOf } from '../../i18n/useText.ts';
import { zh } from './words.zh-CN.ts';

const own = textOf(zh, async () => (await import('./words.en.ts')).en);
// The notice arrives when it is asked for; so do its words, before it is drawn.
await own.load();

export const useConsentText = own.useText;
