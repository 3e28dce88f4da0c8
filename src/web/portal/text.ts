import { textOf } from '../i18n/useText.ts';
import { zh } from './words.zh-CN.ts';

export const { load: loadText, text, useText } = textOf(zh, async () => (await import('./words.en.ts')).en);
export type PortalText = typeof text;
