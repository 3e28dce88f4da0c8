import type { DeskText } from '../../useText.ts';

const known = [
  'timeout',
  'unreachable',
  'nonsense',
  'address-not-allowed',
  'no-address',
  'bad-address',
  'bad-condition',
  'login',
  'tls',
  'gateway-refused',
  'gateway-busy',
  'invalid-user',
  'unlicensed-user',
  'secrets-unreadable',
  'lost',
] as const;

/** Why a message was not sent, in words; codes that come from the other side have no others. */
export function sendErrorWords(code: string, text: DeskText): string {
  const own = known.find((each) => each === code);
  return text(own ? `sendError.${own}` : 'sendError.other');
}
