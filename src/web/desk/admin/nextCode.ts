/** The lowest free two-digit code below a class ('' for a new class): 0107 after 0106. Empty when all 99 are taken. */
export function nextCode(parent: string, taken: readonly string[]): string {
  for (let number = 1; number < 100; number++) {
    const code = parent + String(number).padStart(2, '0');
    if (!taken.includes(code)) return code;
  }
  return '';
}
