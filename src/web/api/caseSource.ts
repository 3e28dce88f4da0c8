import type { QueryClient } from '@tanstack/react-query';
import { createContext } from 'react';
import type { CaseDetail, commandCase, explainDeadlines } from '../../contract/cases.ts';
import type { Answer } from '../../contract/endpoint.ts';
import type { checkReply } from '../../contract/handling.ts';
import type { CommandDraft } from './deskCases.ts';

/** Where the page of a case asks and commands: at the school's cases, or at a made-up one that has no effect. */
export type CaseSource = {
  /** What belongs to real cases alone (photos, other cases, orders, contact data) is not offered. */
  readonly practice: boolean;
  readonly detail: (id: string, signal: AbortSignal) => Promise<CaseDetail>;
  readonly deadlines: (id: string, signal: AbortSignal) => Promise<Answer<typeof explainDeadlines>>;
  readonly reply: (id: string, text: string, signal: AbortSignal) => Promise<Answer<typeof checkReply>>;
  readonly give: (id: string, body: CommandDraft) => Promise<Answer<typeof commandCase>>;
  /** Asks anew for what a command may have changed. */
  readonly renew: (cache: QueryClient, id: string) => Promise<unknown>;
};

/** null: the school's own cases. */
export const CaseSourceContext = createContext<CaseSource | null>(null);
