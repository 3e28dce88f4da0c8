import type { Role } from '../domain/people/vocabulary.ts';

/** Who prints the sheets that hang on doors. */
export const posterMakers = ['operator', 'dispatcher', 'supervisor', 'admin'] as const satisfies readonly Role[];

/** Sheets in one file. */
export const mostPosters = 100;

/** A PDF, not JSON: one A4 sheet for each place, whose code opens the form with the place filled in. */
export const postersPath = (places: readonly string[]): string =>
  `/api/posters.pdf?places=${places.map(encodeURIComponent).join(',')}`;
