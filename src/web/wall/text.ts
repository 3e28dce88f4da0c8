import { textOf } from '../i18n/useText.ts';
import { zh } from './words.zh-CN.ts';

export const { load: loadText, text } = textOf(zh, async () => (await import('./words.en.ts')).en);
