import { listAudit } from '../../../contract/audit.ts';
import { listBackups } from '../../../contract/backups.ts';
import { getModelSlot } from '../../../contract/drafting.ts';
import { listChannels } from '../../../contract/notifications.ts';
import { listPeople } from '../../../contract/people.ts';
import { getRetention, listDataRequests } from '../../../contract/privacy.ts';
import { listItems } from '../../../contract/reference.ts';
import type { Me } from '../../../contract/session.ts';
import { listProviders } from '../../../contract/signIn.ts';
import { listUnusualLooks } from '../../../contract/unusualLooks.ts';
import { listScreens } from '../../../contract/wall.ts';
import { mayCall } from '../shell/mayCall.ts';

const pages = [
  { to: '/admin/people', name: 'people', access: listPeople.access },
  { to: '/admin/units', name: 'units', access: listItems.access },
  { to: '/admin/categories', name: 'categories', access: listItems.access },
  { to: '/admin/places', name: 'places', access: listItems.access },
  { to: '/admin/catalogue', name: 'catalogue', access: listItems.access },
  { to: '/admin/duty-roster', name: 'dutyRoster', access: listItems.access },
  { to: '/admin/reply-templates', name: 'replyTemplates', access: listItems.access },
  { to: '/admin/reply-rules', name: 'replyRules', access: listItems.access },
  { to: '/admin/calendar', name: 'calendar', access: listItems.access },
  { to: '/admin/limits', name: 'limits', access: listItems.access },
  { to: '/admin/follow-up-rules', name: 'followUpRules', access: listItems.access },
  { to: '/admin/schemes', name: 'schemes', access: listItems.access },
  { to: '/admin/order-templates', name: 'orderTemplates', access: listItems.access },
  { to: '/admin/supervision', name: 'supervision', access: listItems.access },
  { to: '/admin/directive-presets', name: 'directivePresets', access: listItems.access },
  { to: '/admin/topic-groups', name: 'topicGroups', access: listItems.access },
  { to: '/admin/report-templates', name: 'reportTemplates', access: listItems.access },
  { to: '/admin/proposal-rules', name: 'proposalRules', access: listItems.access },
  { to: '/admin/files', name: 'files', access: listItems.access },
  { to: '/admin/wall', name: 'wall', access: listScreens.access },
  { to: '/admin/channels', name: 'channels', access: listChannels.access },
  { to: '/admin/model-slot', name: 'modelSlot', access: getModelSlot.access },
  { to: '/admin/sign-in', name: 'signIn', access: listProviders.access },
  { to: '/admin/consent', name: 'consentText', access: listItems.access },
  { to: '/admin/retention', name: 'retention', access: getRetention.access },
  { to: '/admin/data-requests', name: 'dataRequests', access: listDataRequests.access },
  { to: '/admin/backups', name: 'backups', access: listBackups.access },
  { to: '/admin/unusual-looks', name: 'unusualLooks', access: listUnusualLooks.access },
  { to: '/admin/audit', name: 'audit', access: listAudit.access },
] as const;

/** The pages of administration whose endpoint the person may call. */
export const adminPages = (me: Me) => pages.filter(({ access }) => mayCall(access, me));
