import { z } from 'zod';

/** How proposals go; the rules of a proposal are those of the day on which it was shown. */
export const ProposalRules = z.object({
  threshold: z.int().min(1).max(100_000).default(50).describe('Supporters after whom an answer is owed'),
  answerDays: z.int().min(1).max(60).default(15).describe('Workdays that the answer may take then'),
});
export type ProposalRules = z.output<typeof ProposalRules>;
