/**
 * The first letters of a text's pinyin, lower case, "后勤服务" -> "hqfw"; several when it holds characters read in two ways, the
 * usual reading first, at most eight. Latin letters and digits stand for themselves, anything else is left out.
 */
export function pinyinInitials(text: string): readonly string[] {
  let readings = [''];
  for (const character of text.toLowerCase()) {
    const letters = initialsOf(character);
    if (letters === '') continue;
    readings = readings.flatMap((start) => [...letters].map((letter) => start + letter)).slice(0, 8);
  }
  return readings.filter((reading) => reading !== '');
}

/** True when both characters may start with the same letter: what a slip of a pinyin keyboard usually leaves unchanged. */
export function soundAlike(one: string, other: string): boolean {
  const letters = initialsOf(other);
  return [...initialsOf(one)].some((letter) => letters.includes(letter));
}

const remembered = new Map<string, string>();

function initialsOf(character: string): string {
  if (/^[a-z0-9]$/.test(character)) return character;
  const known = remembered.get(character);
  if (known !== undefined) return known;
  const letters = polyphones[character] ?? (/^\p{Script=Han}$/u.test(character) ? letterOf(character) : '');
  remembered.set(character, letters);
  return letters;
}

// The first character of each letter in ICU's pinyin order (no pinyin syllable starts with i, u or v); whatever sorts from there to
// the next one starts with that letter. A test compares this with the pinyin order of GB 2312 itself.
const boundaries = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀';
const letters = 'abcdefghjklmnopqrstwxyz';
const pinyinOrder = new Intl.Collator('zh-CN-u-co-pinyin');

function letterOf(character: string): string {
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (pinyinOrder.compare(character, boundaries[middle]!) >= 0) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? '' : letters[low - 1]!;
}

// Characters of campus life that are read with two initials; the collation knows only one of them.
const polyphones: Readonly<Record<string, string>> = {
  重: 'zc',
  长: 'cz',
  行: 'xh',
  调: 'dt',
  乐: 'ly',
  单: 'ds',
  会: 'hk',
  校: 'xj',
  系: 'xj',
  朝: 'cz',
  传: 'cz',
  弹: 'td',
  降: 'jx',
  藏: 'cz',
  参: 'cs',
  曾: 'zc',
  厦: 'xs',
  折: 'zs',
  盛: 'sc',
  省: 'sx',
  识: 'sz',
  属: 'sz',
  宿: 'sx',
  粘: 'zn',
  茄: 'qj',
  覃: 'tq',
  解: 'jx',
  仇: 'cq',
  查: 'cz',
  翟: 'zd',
  尉: 'wy',
  种: 'zc',
  贾: 'jg',
  泊: 'bp',
  屏: 'pb',
  刨: 'pb',
  便: 'bp',
  颤: 'cz',
  澄: 'cd',
  匙: 'cs',
  畜: 'xc',
  臭: 'cx',
  隗: 'wk',
  尾: 'wy',
  轧: 'zy',
};
