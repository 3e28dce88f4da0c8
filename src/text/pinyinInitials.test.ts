import { expect, it } from 'vitest';
import { pinyinInitials, soundAlike } from './pinyinInitials.ts';

it('gives the initials of campus words', () => {
  for (const [word, initials] of [
    ['后勤服务', 'hqfw'],
    ['图书馆', 'tsg'],
    ['二号楼', 'ehl'],
    ['安全隐患', 'aqyh'],
    ['3号楼WiFi', '3hlwifi'],
  ] as const) {
    expect(pinyinInitials(word)[0]).toBe(initials);
  }
});

it('gives both readings of a polyphone, at most eight in all', () => {
  expect(pinyinInitials('银行')).toContain('yh');
  expect(pinyinInitials('空调')).toContain('kt');
  expect(pinyinInitials('重庆')).toContain('cq');
  expect(pinyinInitials('行长重调会单').length).toBe(8);
  expect(pinyinInitials('😀')).toEqual([]);
});

// The 3,755 common hanzi of GB 2312 are ordered by pinyin in the standard itself; these are the first code points of each letter.
it('agrees with the pinyin order of GB 2312', () => {
  const firsts =
    'B0A1 B0C5 B2C1 B4EE B6EA B7A2 B8C1 B9FE BBF7 BFA6 C0AC C2E8 C4C3 C5B6 C5BE C6DA C8BB C8F6 CBFA CDDA CEF4 D1B9 D4D1'
      .split(' ')
      .map((code) => Number.parseInt(code, 16));
  const decoder = new TextDecoder('gb18030');
  const wrong: string[] = [];
  for (let code = 0xb0a1; code <= 0xd7f9; code++) {
    const low = code & 0xff;
    if (low < 0xa1 || low > 0xfe) continue;
    const hanzi = decoder.decode(Uint8Array.of(code >> 8, low));
    const letter = 'abcdefghjklmnopqrstwxyz'[firsts.findLastIndex((first) => code >= first)]!;
    if (!pinyinInitials(hanzi).includes(letter)) wrong.push(hanzi);
  }
  // Polyphones whose other reading the standard sorted by.
  expect(wrong.length).toBeLessThanOrEqual(9);
});

it('hears characters alike that may begin with the same letter', () => {
  expect(soundAlike('城', '成')).toBe(true);
  expect(soundAlike('城', '园')).toBe(false);
});
