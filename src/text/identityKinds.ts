export const identityKinds = [
  'name',
  'phone',
  'idNumber',
  'number',
  'email',
  'account',
  'plate',
  'room',
  'link',
  'birth',
] as const;
export type IdentityKind = (typeof identityKinds)[number];
