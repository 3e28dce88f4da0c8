import { dispatchAccuracy, listAutoDispatch } from '../../../contract/autoDispatch.ts';
import type { Me } from '../../../contract/session.ts';
import { listTrainings } from '../../../contract/understanding.ts';
import { mayCall } from '../shell/mayCall.ts';

const pages = [
  { to: '/understanding/accuracy', name: 'accuracy', access: dispatchAccuracy.access },
  { to: '/understanding/auto-dispatch', name: 'autoDispatch', access: listAutoDispatch.access },
  { to: '/understanding/training', name: 'training', access: listTrainings.access },
] as const;

/** The pages about the classifier whose endpoint the person may call. */
export const understandingPages = (me: Me) => pages.filter(({ access }) => mayCall(access, me));
