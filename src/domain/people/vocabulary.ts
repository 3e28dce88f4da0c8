/** What a person may be granted; a grant may be limited to a unit and everything below it. */
export const roles = [
  'operator',
  'dispatcher',
  'officer',
  'head',
  'contractor',
  'caller',
  'supervisor',
  'secretary',
  'leader',
  'trusted',
  'admin',
  'securityAdmin',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/** Roles that make no sense without a unit. */
export const unitRoles = ['officer', 'head', 'contractor'] as const satisfies readonly Role[];

/** guest: known by name and number only, because of a call or a paper form; cannot sign in. */
export const personKinds = ['student', 'staff', 'leader', 'contractor', 'guest'] as const;
export type PersonKind = (typeof personKinds)[number];

export const unitGroups = ['leadership', 'department', 'college', 'service', 'contractor'] as const;
export type UnitGroup = (typeof unitGroups)[number];

/** Characters; NIST SP 800-63B asks for eight at least, and for no rules of composition. */
export const shortestPassword = 12;
