/** Where the steps of the heat begin: cases of a building in 30 days. */
export const heatSteps = [5, 10, 20] as const;

/** 0: fewer than five, not counted. 1 to 3: the steps. */
export function heatStep(cases: number | null): number {
  return cases === null ? 0 : heatSteps.filter((from) => cases >= from).length;
}
