export type WordsCommand = 'Nudge' | 'SupplyFacts' | 'Withdraw' | 'Reopen' | 'Write';

/** Least and most characters of the words that go with a command, as the contract's CaseCommandBody has them; wordsBounds.test.ts compares. */
export const wordsBounds: Readonly<Record<WordsCommand, { readonly least: number; readonly most: number }>> = {
  Nudge: { least: 0, most: 500 },
  SupplyFacts: { least: 2, most: 2000 },
  Write: { least: 2, most: 2000 },
  Withdraw: { least: 0, most: 500 },
  Reopen: { least: 2, most: 2000 },
};
