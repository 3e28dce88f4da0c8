import type { CallProblem } from '../api/call.ts';
import type { PortalText } from './text.ts';

/** The sentence for a refusal: the server's own, which is in the interface language, unless it could not be reached. */
export function problemWords(problem: CallProblem, text: PortalText): string {
  return problem.details?.detail ?? text(problem.code === 'offline' ? 'problem.offline' : 'problem.unexpected');
}
