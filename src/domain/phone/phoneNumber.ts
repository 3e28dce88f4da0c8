/**
 * A number as it is compared: digits only, without the prefix of the country. '' when it cannot be a number: withheld, or fewer than three
 * digits. An extension (8123) stays as it is.
 */
export function comparableNumber(written: string): string {
  const digits = written.normalize('NFKC').replace(/\D/g, '');
  const local = digits.replace(/^(?:00)?86(?=1\d{10}$|0\d{9,11}$)/, '');
  return local.length < 3 || local.length > 20 ? '' : local;
}

/** 138****1234; what is shorter than seven digits shows its last two. */
export function maskedNumber(number: string): string {
  if (number === '') return '';
  return number.length >= 7 ? `${number.slice(0, 3)}****${number.slice(-4)}` : `**${number.slice(-2)}`;
}
