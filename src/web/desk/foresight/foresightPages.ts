import { listAlerts } from '../../../contract/foresight.ts';
import type { Me } from '../../../contract/session.ts';
import { mayCall } from '../shell/mayCall.ts';

const pages = [{ to: '/foresight/alerts', name: 'alerts', access: listAlerts.access }] as const;

/** The sentinel's pages whose endpoint the person may call. */
export const foresightPages = (me: Me) => pages.filter(({ access }) => mayCall(access, me));
