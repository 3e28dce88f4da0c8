import type { Actor } from '../case/permissions.ts';
import type { CampaignState } from './campaign.ts';
import { type CampaignCommandName, type CampaignPhase, campaignCommandNames, type OpinionStanding } from './vocabulary.ts';

/** In which phases each command makes sense; null is a campaign that does not exist yet. */
export const possibleIn: Record<CampaignCommandName, readonly (CampaignPhase | null)[]> = {
  Draft: [null],
  Save: ['draft', 'running', 'closed', 'answered'],
  Open: ['draft'],
  Correct: ['running'],
  Extend: ['running'],
  Close: ['running'],
  Cancel: ['draft', 'running'],
  EnterBatch: ['running', 'closed'],
  CheckBatch: ['running', 'closed'],
  StrikeBatch: ['running', 'closed'],
  SaveAnswer: ['closed'],
  PublishAnswer: ['closed'],
  ReportItem: ['answered'],
  FinishItem: ['answered'],
  MakeCase: ['closed', 'answered'],
};

const writers: readonly OpinionStanding[] = ['supervisor', 'secretary', 'ownerHead'];
const counters: readonly OpinionStanding[] = ['supervisor', 'secretary', 'ownerHead', 'ownerOfficer'];

/** Who may give which command. A unit asks its own questions; the house opens, and says that something is done. */
export const mayGive: Record<CampaignCommandName, readonly OpinionStanding[]> = {
  Draft: writers,
  Save: writers,
  Open: ['supervisor', 'secretary'],
  Correct: ['supervisor'],
  Extend: ['supervisor', 'secretary'],
  Close: ['supervisor', 'system'],
  Cancel: ['supervisor'],
  EnterBatch: counters,
  CheckBatch: counters,
  StrikeBatch: ['supervisor', 'secretary'],
  SaveAnswer: writers,
  PublishAnswer: ['supervisor', 'secretary'],
  ReportItem: ['doer'],
  FinishItem: ['supervisor', 'secretary'],
  MakeCase: ['supervisor', 'secretary', 'ownerHead'],
};

export function standingsOf(actor: Actor, s: Pick<CampaignState, 'owner' | 'items'>): readonly OpinionStanding[] {
  const found = new Set<OpinionStanding>();
  if (actor.id === 'system') found.add('system');
  for (const { role, units } of actor.grants) {
    if (role === 'supervisor' || (role === 'secretary' && units === null)) found.add(role === 'supervisor' ? role : 'secretary');
    if (role === 'secretary' && units?.includes(s.owner)) found.add('secretary');
    const own = (unit: string | null) => unit !== null && (units?.includes(unit) ?? false);
    if (role === 'head' && own(s.owner)) found.add('ownerHead');
    if (role === 'officer' && own(s.owner)) found.add('ownerOfficer');
    if ((role === 'head' || role === 'officer') && s.items.some(({ owner }) => own(owner))) found.add('doer');
  }
  return [...found];
}

export function isPermitted(name: CampaignCommandName, actor: Actor, s: Pick<CampaignState, 'owner' | 'items'>): boolean {
  const standings = standingsOf(actor, s);
  return mayGive[name].some((standing) => standings.includes(standing));
}

/** The commands that the actor may give now; Save only while nobody could have answered. */
export function allowedCommands(actor: Actor, s: CampaignState): CampaignCommandName[] {
  return campaignCommandNames.filter((name) => {
    if (!possibleIn[name].includes(s.phase) || !isPermitted(name, actor, s)) return false;
    if (name === 'Save') return s.phase === 'draft';
    if (name === 'Open') return s.writtenBy !== actor.id;
    if (name === 'CheckBatch') return s.batches.some((b) => b.state === 'entered' && b.enteredBy !== actor.id);
    if (name === 'StrikeBatch') return s.batches.some((b) => b.state !== 'struck');
    if (name === 'PublishAnswer') return s.conclusion !== '' && s.answeredBy !== actor.id;
    if (name === 'ReportItem' || name === 'FinishItem') return s.items.some((i) => i.owner !== null && i.doneAt === null);
    return true;
  });
}
