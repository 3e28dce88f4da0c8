import { getRates } from '../../../contract/analytics.ts';
import { type countCases, listCases } from '../../../contract/cases.ts';
import type { Access, Answer } from '../../../contract/endpoint.ts';
import { listPeople } from '../../../contract/people.ts';
import { listItems } from '../../../contract/reference.ts';
import type { Me } from '../../../contract/session.ts';

export type Counts = Answer<typeof countCases>['queues'];
export type RailEntry = {
  readonly to: string;
  readonly name: 'triage' | 'work' | 'followUp' | 'all' | 'rates' | 'admin';
  readonly open: number | null;
  readonly overdue: number;
};

const queuePages = { triage: '/triage', work: '/work', followUp: '/follow-up', all: '/cases' } as const;

/** What stands in the rail: the queues that the server counts for this person, and the pages whose endpoints the person may call at all. */
export function railEntries(me: Me, counts: Counts): readonly RailEntry[] {
  const queues = counts.map(({ queue, open, overdue }) => ({ to: queuePages[queue], name: queue, open, overdue }));
  return [
    ...(mayCall(listCases.access, me) ? queues : []),
    ...(mayCall(getRates.access, me) ? [{ to: '/rates', name: 'rates', open: null, overdue: 0 } as const] : []),
    ...(mayAdminister(me) ? [{ to: '/admin', name: 'admin', open: null, overdue: 0 } as const] : []),
  ];
}

export function mayCall(access: Access, me: Me): boolean {
  return typeof access === 'string' || me.grants.some(({ role }) => access.includes(role));
}

const mayAdminister = (me: Me): boolean => mayCall(listPeople.access, me) || mayCall(listItems.access, me);

/** Where a person's day begins: the queue with work of one's own, before the view of everything. */
export function firstPage(me: Me, counts: Counts): string {
  const entries = railEntries(me, counts);
  const own = entries.find(({ name, open }) => name !== 'all' && open !== null && open > 0);
  return (own ?? entries[0])?.to ?? '/no-access';
}
