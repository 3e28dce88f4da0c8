import type { ReferenceKind } from '../../../contract/reference.ts';

/** Where each kind of reference data is edited; a kind without a screen does not compile. */
export const kindScreens: Readonly<Record<ReferenceKind, `/${string}`>> = {
  unit: '/admin/units',
  class: '/admin/categories',
  category: '/admin/categories',
  place: '/admin/places',
  topicGroup: '/admin/topic-groups',
  calendar: '/admin/calendar',
  limits: '/admin/limits',
  followUpRules: '/admin/follow-up-rules',
  replyRules: '/admin/reply-rules',
  orderTemplate: '/admin/order-templates',
  supervision: '/admin/supervision',
  directivePreset: '/admin/directive-presets',
  catalogueCell: '/admin/catalogue',
  dutyRoster: '/admin/duty-roster',
  replyTemplate: '/admin/reply-templates',
  reportTemplate: '/admin/report-templates',
  plan: '/foresight/plans',
  scheme: '/admin/schemes',
  assessment: '/admin/schemes',
  campusMap: '/admin/wall',
  wallSettings: '/admin/wall',
  course: '/training/editor/courses',
  quiz: '/training/editor/quizzes',
  practiceCase: '/training/editor/practice-cases',
  consentText: '/admin/consent',
  proposalRules: '/admin/proposal-rules',
};

/** Rules that are kept with their history in the same table, and are changed through endpoints of their own because others may change them. */
export const ruleScreens = {
  retention: '/admin/retention',
  signInPolicy: '/admin/sign-in',
} as const satisfies Readonly<Record<string, `/${string}`>>;
