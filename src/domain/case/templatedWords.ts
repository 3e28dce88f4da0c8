import type { CaseCommand } from './decide.ts';

/**
 * Words that may begin with a template and reach the requester or the file without being a reply; null: the command has none.
 * Answer, Resolve and Approve are replies, which are judged whole (isForbiddenReply).
 */
export function templatedWords(c: CaseCommand): string | null {
  switch (c.type) {
    case 'AskFacts':
      return c.question;
    case 'Respond':
      return c.evidence;
    case 'Decline':
    case 'Transfer':
    case 'Progress':
      return c.text;
    default:
      return null;
  }
}
