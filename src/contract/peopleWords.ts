import type { PersonKind, Role } from '../domain/people/vocabulary.ts';

/** What roles and kinds of people are called: on pages, and in tables that people fill in. */
export const peopleZh = {
  'role.operator': '接诉员',
  'role.dispatcher': '派件员',
  'role.officer': '工作专员',
  'role.head': '单位负责人',
  'role.contractor': '外包人员',
  'role.caller': '回访员',
  'role.supervisor': '督查员',
  'role.secretary': '专项组秘书',
  'role.leader': '校领导',
  'role.trusted': '涉密专人',
  'role.admin': '系统管理员',
  'role.securityAdmin': '安全管理员',
  'role.auditor': '审计员',
  'personKind.student': '学生',
  'personKind.staff': '教职工',
  'personKind.leader': '校领导',
  'personKind.contractor': '外包人员',
  'personKind.guest': '无账号来电人',
} as const satisfies PeopleWords;

export const peopleEn = {
  'role.operator': 'Operator',
  'role.dispatcher': 'Dispatcher',
  'role.officer': 'Officer',
  'role.head': 'Unit head',
  'role.contractor': 'Contractor',
  'role.caller': 'Caller',
  'role.supervisor': 'Supervisor',
  'role.secretary': 'Topic-group secretary',
  'role.leader': 'Leader',
  'role.trusted': 'Trusted officer',
  'role.admin': 'System administrator',
  'role.securityAdmin': 'Security administrator',
  'role.auditor': 'Auditor',
  'personKind.student': 'Student',
  'personKind.staff': 'Staff',
  'personKind.leader': 'Leader',
  'personKind.contractor': 'Contractor',
  'personKind.guest': 'Caller without account',
} as const satisfies PeopleWords;

type PeopleWords = Readonly<Record<`role.${Role}` | `personKind.${PersonKind}`, string>>;
