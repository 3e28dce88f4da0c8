import type { Calendar, Instant } from '../../src/domain/calendar.ts';
import type { FollowUpRules } from '../../src/domain/case/followUpRules.ts';
import type { Confidentiality, Nature } from '../../src/domain/case/vocabulary.ts';
import type { Limits } from '../../src/domain/grade/profile.ts';
import type { Grade } from '../../src/domain/grade/vocabulary.ts';
import type { DemoPerson } from './people.ts';

/** Everything that the history is made from; the same world gives the same history. */
export type World = {
  readonly seed: number;
  /** The moment at which the history ends. */
  readonly until: Instant;
  readonly calendar: Calendar;
  readonly limits: Limits;
  readonly followUpRules: FollowUpRules;
  readonly categories: ReadonlyMap<
    string,
    {
      readonly nature: Nature;
      readonly grade: Grade;
      readonly confidentiality: Confidentiality;
      readonly defaultUnit: string;
      readonly alternates: readonly string[];
      readonly statutory: boolean;
      readonly retired?: boolean | undefined;
    }
  >;
  readonly units: ReadonlyMap<
    string,
    { readonly name: string; readonly group: string; readonly parent: string | null; readonly retired?: boolean | undefined }
  >;
  readonly places: ReadonlyMap<
    string,
    { readonly name: string; readonly kind: string; readonly parent: string | null; readonly residents: number | null }
  >;
  /** A unit and all units below it. */
  readonly unitsBelow: (unit: string) => readonly string[];
  readonly people: readonly DemoPerson[];
};
