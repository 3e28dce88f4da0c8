import { z } from 'zod';
import { callDirections } from '../domain/phone/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { Instant } from './primitives.ts';

const event = { id: z.string().min(1).max(100), at: Instant };
const onTelephone = {
  /** The exchange’s name of the call; the same on every telephone that the call reaches. */
  call: z.string().min(1).max(100),
  extension: z.string().regex(/^\d{2,8}$/),
  direction: z.enum(callDirections).default('in'),
  /** The other side’s number; '' or absent when it was withheld. */
  number: z.string().max(40).default(''),
};

/** What an exchange tells. See docs/telephony.md. */
export const ExchangeEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ringing'), ...event, ...onTelephone }),
  z.object({ type: z.literal('answered'), ...event, ...onTelephone }),
  z.object({
    type: z.literal('hungUp'),
    ...event,
    call: onTelephone.call,
    /** Absent: the whole call is over. */
    extension: onTelephone.extension.optional(),
  }),
  /** The exchange was started anew: whatever was going on is over. */
  z.object({ type: z.literal('restarted'), ...event }),
]);
export type ExchangeEvent = z.output<typeof ExchangeEvent>;

export const telephonyEvent = endpoint({
  method: 'POST',
  path: '/api/telephony/events',
  summary: 'A telephone exchange tells of a call; signed, may be repeated and come out of order. 404 unless a secret is set',
  access: 'public',
  body: ExchangeEvent,
  response: z.object({ known: z.boolean().describe('The event had been told before') }),
});
