import { textOf } from '../i18n/useText.ts';
import { zh } from './words.zh-CN.ts';

export const {
  load: loadWords,
  text,
  useText,
} = textOf(zh, async () => {
  const { en } = await import('./words.en.ts');
  return en;
});

export type DeskText = typeof text;
