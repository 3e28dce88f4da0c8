import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Instant, words } from './primitives.ts';

/** 隐私说明: what a person accepts before the first submission. Nobody is asked while the school has put none in force. */
export const ConsentText = z.object({
  /** Goes up by one with a change that is material: then everybody is asked anew. A slip of the pen leaves it. */
  edition: z.int().min(1).max(10_000),
  zh: words(20, 4000),
  en: words(20, 8000),
});

/** A version of the text; many versions may belong to one edition. */
export const ConsentVersion = z.int().min(1).max(1_000_000);

export const getConsent = endpoint({
  method: 'GET',
  path: '/api/consent',
  summary: 'The privacy notice in force, and whether the caller has accepted its edition',
  access: 'public',
  response: z.object({
    text: z.object({ version: ConsentVersion, edition: z.int(), zh: z.string(), en: z.string() }).nullable(),
    /** What the signed-in person accepted of this edition. */
    accepted: z.object({ version: ConsentVersion, at: Instant }).nullable(),
  }),
});

export const acceptConsent = endpoint({
  method: 'PUT',
  path: '/api/me/consents/:id',
  summary: 'Accept the privacy notice that one has been shown (409 consent-needed when it has changed materially since)',
  access: 'signedIn',
  /** The version that was shown. */
  params: z.object({ id: z.coerce.number<string | number>().pipe(ConsentVersion) }),
  response: z.object({ edition: z.int() }),
});
