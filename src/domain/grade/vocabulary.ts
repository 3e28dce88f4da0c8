/** How urgent: T 特急 · J 紧急 · Y 一般 · F 复杂 · Z 咨询表扬. What each means in time is data (`Limits`). */
export const grades = ['T', 'J', 'Y', 'F', 'Z'] as const;
export type Grade = (typeof grades)[number];
