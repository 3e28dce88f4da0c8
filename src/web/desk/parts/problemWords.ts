import { CallProblem } from '../../api/call.ts';
import type { DeskText } from '../useText.ts';

/** What went wrong, in the interface language: the server's own sentence where it sent one. */
export function problemWords(error: unknown, text: DeskText): string {
  if (!(error instanceof CallProblem)) return text('problem.unexpected');
  if (error.details) return error.details.detail;
  return text(error.code === 'offline' ? 'problem.offline' : 'problem.unexpected');
}

/** The wrong fields that the server named, as antd's form takes them. */
export function fieldErrors(error: unknown): { name: (string | number)[]; errors: string[] }[] {
  const fields = error instanceof CallProblem ? error.details?.fields : undefined;
  return (fields ?? []).map(({ field, detail }) => ({
    name: field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    errors: [detail],
  }));
}
