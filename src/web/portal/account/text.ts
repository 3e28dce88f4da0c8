import { textOf } from '../../i18n/useText.ts';
import { zh } from './words.zh-CN.ts';

const own = textOf(zh, async () => (await import('./words.en.ts')).en);
// The pages of one's account arrive when they are opened; so do their words, before the page is drawn.
await own.load();

export const useAccountText = own.useText;
