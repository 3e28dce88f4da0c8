/** What sort of thing leads to a person. */
export type IdentityKind = 'name' | 'phone' | 'idNumber' | 'number' | 'email' | 'account' | 'plate' | 'room' | 'link' | 'birth';
