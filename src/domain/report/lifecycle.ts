import type { Role } from '../people/vocabulary.ts';
import type { Audience, ReportCommand, ReportRefused, ReportState } from './vocabulary.ts';

/** In which states each command makes sense. Edit and Refresh only before somebody has it on the desk for approval. */
export const possibleIn: Record<ReportCommand, readonly ReportState[]> = {
  Edit: ['draft'],
  Refresh: ['draft'],
  Submit: ['draft'],
  SendBack: ['reviewing', 'approved'],
  Approve: ['reviewing'],
  Publish: ['approved'],
  Discard: ['draft', 'reviewing', 'approved'],
};

/** Who may give which command. */
export const mayGive: Record<ReportCommand, readonly Role[]> = {
  Edit: ['supervisor', 'dispatcher', 'secretary'],
  Refresh: ['supervisor', 'dispatcher', 'secretary'],
  Submit: ['supervisor', 'dispatcher', 'secretary'],
  SendBack: ['leader', 'supervisor'],
  Approve: ['leader', 'supervisor'],
  Publish: ['leader', 'supervisor'],
  Discard: ['supervisor', 'dispatcher', 'secretary'],
};

/** Who reads an issue; null: everybody, signed in or not. Contractors read what is public. */
const readers: Record<Audience, readonly Role[] | null> = {
  office: ['operator', 'dispatcher', 'caller', 'supervisor', 'secretary', 'leader'],
  units: [
    'operator',
    'dispatcher',
    'caller',
    'supervisor',
    'secretary',
    'leader',
    'officer',
    'head',
    'trusted',
    'admin',
    'securityAdmin',
    'auditor',
  ],
  public: null,
};

/** Who sees reports before they are published. */
export const makers: readonly Role[] = ['supervisor', 'dispatcher', 'secretary', 'leader'];

/** What decides about a command: the state, and who submitted. */
export type ReportStanding = { readonly state: ReportState; readonly submittedBy: string | null };

/** null: it may be done. Nobody approves what he or she submitted. */
export function refusedCommand(command: ReportCommand, report: ReportStanding, by: string): ReportRefused | null {
  if (!possibleIn[command].includes(report.state)) return 'report-wrong-state';
  return command === 'Approve' && report.submittedBy === by ? 'own-report' : null;
}

export function isGiven(command: ReportCommand, roles: readonly Role[]): boolean {
  return mayGive[command].some((role) => roles.includes(role));
}

export function mayRead(report: { readonly state: ReportState; readonly audience: Audience }, roles: readonly Role[]): boolean {
  if (makers.some((role) => roles.includes(role))) return true;
  if (report.state !== 'published') return false;
  const allowed = readers[report.audience];
  return allowed === null || allowed.some((role) => roles.includes(role));
}

/** The audiences whose issues the roles may read. */
export function readableAudiences(roles: readonly Role[]): Audience[] {
  return (['office', 'units', 'public'] as const).filter((audience) => mayRead({ state: 'published', audience }, roles));
}
