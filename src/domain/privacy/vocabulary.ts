/** Why looks at cases should be asked about; the rule is unusualLooks.ts. */
export const unusualReasons = [
  'outside-own-cases',
  'more-than-usual',
  'more-than-peers',
  'after-hours',
  'many-contacts',
] as const;
export type UnusualReason = (typeof unusualReasons)[number];
