/** How soon: T 特急 · J 紧急 · Y 一般 · F 复杂 · Z 咨询表扬. Source: docs/rules.md#时限. */
export const grades = ['T', 'J', 'Y', 'F', 'Z'] as const;
export type Grade = (typeof grades)[number];
