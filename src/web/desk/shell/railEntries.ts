import { listAutoDispatch } from '../../../contract/autoDispatch.ts';
import { type countCases, listCases } from '../../../contract/cases.ts';
import type { Answer } from '../../../contract/endpoint.ts';
import { listAlerts } from '../../../contract/foresight.ts';
import { listArticles } from '../../../contract/knowledge.ts';
import { getRanking } from '../../../contract/measures.ts';
import { listDeskCampaigns } from '../../../contract/opinions.ts';
import { listOrders } from '../../../contract/orders.ts';
import { phoneDesk } from '../../../contract/phone.ts';
import { listPublications } from '../../../contract/publication.ts';
import type { Me } from '../../../contract/session.ts';
import { getMyTraining } from '../../../contract/training.ts';
import { listTopics, searchCases } from '../../../contract/understanding.ts';
import type { Role } from '../../../domain/people/vocabulary.ts';
import { adminPages } from '../admin/adminPages.ts';
import { mayCall } from './mayCall.ts';

export type Counts = Answer<typeof countCases>['queues'];
export type RailEntry = {
  readonly to: string;
  readonly name:
    | 'phone'
    | 'leadership'
    | 'triage'
    | 'work'
    | 'followUp'
    | 'reinspect'
    | 'supervision'
    | 'meetings'
    | 'all'
    | 'search'
    | 'topics'
    | 'foresight'
    | 'rates'
    | 'reports'
    | 'publications'
    | 'knowledge'
    | 'opinions'
    | 'training'
    | 'understanding'
    | 'admin';
  readonly open: number | null;
  readonly overdue: number;
};

/** Whose daily work a queue is; what one may see beyond it is found under all cases. */
const queues = [
  { name: 'triage', to: '/triage', roles: ['operator', 'dispatcher'] },
  { name: 'work', to: '/work', roles: ['officer', 'head', 'contractor'] },
  { name: 'followUp', to: '/follow-up', roles: ['caller', 'supervisor'] },
  { name: 'reinspect', to: '/re-inspection', roles: ['caller'] },
] as const satisfies readonly { name: RailEntry['name']; to: string; roles: readonly Role[] }[];

/** Everybody may read what is published for everybody; in the rail it stands for those whose work reports are about. */
const reportReaders: readonly Role[] = [
  'operator',
  'dispatcher',
  'caller',
  'supervisor',
  'secretary',
  'leader',
  'officer',
  'head',
];

/** A unit reaches its meetings by its tasks. */
const meetingReaders: readonly Role[] = ['supervisor', 'secretary', 'leader'];

/** What stands in the rail: the queues of the person's roles with their counts, and the pages whose endpoints the person may call at all. */
export function railEntries(me: Me, counts: Counts): readonly RailEntry[] {
  const own = queues
    .filter(({ roles }) => mayCall(roles, me))
    .map(({ name, to }) => {
      const count = counts.find(({ queue }) => queue === name);
      return { to, name, open: count?.open ?? null, overdue: count?.overdue ?? 0 };
    });
  const page = (name: RailEntry['name'], to: string): RailEntry => ({ name, to, open: null, overdue: 0 });
  return [
    // A leader's day begins there; a supervisor's with the queue.
    ...(mayCall(['leader'], me) ? [page('leadership', '/leadership')] : []),
    ...own,
    ...(mayCall(phoneDesk.access, me) ? [page('phone', '/phone')] : []),
    ...(mayCall(listCases.access, me) ? [page('all', '/cases')] : []),
    ...(mayCall(searchCases.access, me) ? [page('search', '/search')] : []),
    ...(mayAdminister(me) ? [page('admin', '/admin')] : []),
    ...(mayCall(listOrders.access, me) ? [page('supervision', '/supervision')] : []),
    ...(mayCall(meetingReaders, me) ? [page('meetings', '/meetings')] : []),
    ...(mayCall(getRanking.access, me) ? [page('rates', '/rates')] : []),
    ...(mayCall(reportReaders, me) ? [page('reports', '/reports')] : []),
    ...(mayCall(listTopics.access, me) ? [page('topics', '/topics')] : []),
    ...(mayCall(listAlerts.access, me) ? [page('foresight', '/foresight/alerts')] : []),
    ...(mayCall(listAutoDispatch.access, me) ? [page('understanding', '/understanding')] : []),
    ...(mayCall(listPublications.access, me) ? [page('publications', '/publications')] : []),
    ...(mayCall(listDeskCampaigns.access, me) ? [page('opinions', '/opinions')] : []),
    ...(mayCall(listArticles.access, me) ? [page('knowledge', '/knowledge')] : []),
    ...(mayCall(getMyTraining.access, me) ? [page('training', '/training')] : []),
  ];
}

const mayAdminister = (me: Me): boolean => adminPages(me).length > 0;

/** Where a person's day begins: the first queue of one's own that has work, else the first page there is. */
export function firstPage(me: Me, counts: Counts): string {
  const entries = railEntries(me, counts);
  return (entries.find(({ open }) => open !== null && open > 0) ?? entries[0])?.to ?? '/no-access';
}
