import type { FastifyInstance } from 'fastify';
import { acceptConsent, getConsent } from '../../contract/consent.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { accept } from './execute.ts';
import { acceptedBy, editionShown } from './queries.ts';

export function consentRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, getConsent, async ({ caller }) => {
    // Exact and not from a moment ago: a refused submission asks this for the words that it lacked.
    const { consentText: text } = await deps.reference.newest();
    if (!text) return { text: null, accepted: null };
    const { version, edition, zh, en } = text;
    return { text: { version, edition, zh, en }, accepted: caller.person && (await acceptedBy(deps, caller.person.id, text)) };
  });

  serve(app, identify, acceptConsent, async ({ caller, params, request }) => {
    const person = caller.person!.id;
    const text = await editionShown(deps, params.id);
    if ((await acceptedBy(deps, person, text)) === null) {
      // Into the chain first, of students too: what is accepted has to be provable.
      const subject = String(params.id);
      await app.keep({ kind: 'consent-accepted', person, caseId: null, subject, address: request.ip });
      await accept(deps, { person, edition: text.edition, version: params.id });
    }
    return { edition: text.edition };
  });
}
