import { textOf } from '../../i18n/useText.ts';
import { zh } from './words.zh-CN.ts';

const own = textOf(zh, async () => (await import('./words.en.ts')).en);
// The pages arrive when they are opened; so do their words, before they are drawn.
await own.load();

export const useOpinionText = own.useText;
