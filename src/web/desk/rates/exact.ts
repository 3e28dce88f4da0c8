/** An exact number as the server sends it, '9/10' or '-3'; shown rounded, and nowhere else. */
type Fraction = { readonly num: bigint; readonly den: bigint };

function exact(text: string): Fraction {
  const [whole = '0', den] = text.split('/');
  if (den !== undefined) return { num: BigInt(whole), den: BigInt(den) };
  const [units = '0', places = ''] = whole.split('.');
  return { num: BigInt(units + places), den: 10n ** BigInt(places.length) };
}

/** The decimal with `digits` places; halves go away from zero (四舍五入), and nothing is shown as minus zero. */
export function rounded(text: string, digits: number): string {
  return roundedFraction(exact(text), digits);
}

/** A share of a whole in per cent, '12.5%'; null (shown as –) while there is nothing to divide by. */
export function share(part: string, of: number, digits = 1): string | null {
  if (of === 0) return null;
  const { num, den } = exact(part);
  return `${roundedFraction({ num: num * 100n, den: den * BigInt(of) }, digits)}%`;
}

/** A number in 0..1 in per cent, '12.5%'. */
export function percent(text: string, digits = 1): string {
  return share(text, 1, digits) ?? '';
}

/** Whether two exact numbers differ, and which way: for colours and bars, never for ranks. */
export function signOf(text: string): -1 | 0 | 1 {
  const { num } = exact(text);
  return num < 0n ? -1 : num > 0n ? 1 : 0;
}

/** Near enough for a bar's length. */
export function roughly(text: string): number {
  const { num, den } = exact(text);
  return Number(num) / Number(den);
}

function roundedFraction({ num, den }: Fraction, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const size = num < 0n ? -num : num;
  const whole = (2n * size * scale + den) / (2n * den);
  const padded = whole.toString().padStart(digits + 1, '0');
  const decimals = digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
  return num < 0n && whole > 0n ? `-${decimals}` : decimals;
}
