/** Crockford's base 32: no I, L, O, U, so that a code read aloud or from paper comes back right. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 80 random bits in 16 characters; whoever has them can open the anonymous case, and nobody else. */
export function newFollowUpCode(): string {
  // 256 is a multiple of 32: every character is equally likely.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => alphabet[byte % 32]).join('');
}

/** Four groups of four, as a person reads them. */
export function codeInGroups(code: string): string {
  return code.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** What a person typed as far as it is a code: capitals, O as 0, I and L as 1, in groups of four, at most 16 characters. */
export function typedCode(typed: string): string {
  const clean = typed
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-HJKMNP-TV-Z]/g, '');
  return codeInGroups(clean.slice(0, 16));
}
