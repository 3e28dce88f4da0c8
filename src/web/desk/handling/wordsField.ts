import type { TemplateCommand } from '../../../domain/reply/vocabulary.ts';

/** Into which field of a command's form a template goes, and in which no blank may be left. */
export const wordsField: Readonly<Record<TemplateCommand | 'Approve', string>> = {
  Answer: 'text',
  Resolve: 'text',
  Approve: 'text',
  Decline: 'text',
  AskFacts: 'question',
  Respond: 'evidence',
  Progress: 'text',
  Transfer: 'text',
};

/** Commands whose words are checked while they are written. */
export type WordsCommand = keyof typeof wordsField;
export const hasCheckedWords = (command: string): command is WordsCommand => command in wordsField;

/** Commands whose words are the reply to the requester: judged by every rule, the others only for blanks that are left. */
export const isReply = (command: WordsCommand): boolean => command === 'Answer' || command === 'Resolve' || command === 'Approve';
