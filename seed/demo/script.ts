/**
 * What people say about one leaf of the taxonomy. In every sentence `{slot}` stands for one of the words of that name (the
 * leaf's own first, then the shared ones), `{place}` for the place of the case, and `[…]` may be left out.
 */
export type Script = {
  /** trouble: annoyed or polite, with slips of the pen · question · serious: sober · warm: thanks */
  readonly mood: 'trouble' | 'question' | 'serious' | 'warm';
  /** repair: somebody comes · office: something is looked up and done · inquire: people are heard · care: one named person helps */
  readonly work: 'repair' | 'office' | 'inquire' | 'care' | 'thanks';
  readonly titles: readonly string[];
  readonly texts: readonly string[];
  readonly words?: Readonly<Record<string, readonly string[]>>;
  /** What a unit may find, and what it then does: clauses without a final stop. */
  readonly outcomes: readonly (readonly [found: string, done: string])[];
  /** Whom to ask afterwards. */
  readonly ask: string;
};

export type Scripts = Readonly<Record<string, Script>>;
