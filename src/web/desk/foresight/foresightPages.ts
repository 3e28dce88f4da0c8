import { listAlerts } from '../../../contract/foresight.ts';
import { getBottlenecks, getOutlook, listPlans, listSeasons, listSpots } from '../../../contract/foresightPages.ts';
import { listTasks } from '../../../contract/proactive.ts';
import type { Me } from '../../../contract/session.ts';
import { mayCall } from '../shell/mayCall.ts';

const pages = [
  { to: '/foresight/alerts', name: 'alerts', access: listAlerts.access },
  { to: '/foresight/tasks', name: 'tasks', access: listTasks.access },
  { to: '/foresight/seasons', name: 'seasons', access: listSeasons.access },
  { to: '/foresight/places', name: 'places', access: listSpots.access },
  { to: '/foresight/bottlenecks', name: 'bottlenecks', access: getBottlenecks.access },
  { to: '/foresight/outlook', name: 'outlook', access: getOutlook.access },
  { to: '/foresight/plans', name: 'plans', access: listPlans.access },
] as const;

/** The sentinel's pages whose endpoint the person may call. */
export const foresightPages = (me: Me) => pages.filter(({ access }) => mayCall(access, me));
