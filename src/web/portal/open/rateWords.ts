type Rate = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * A rate and its interval in per cent, each with one place. The ends of the interval go outwards and a rate below 1 is never shown as 100 %:
 * 2,999 of 3,000 is 99.9 %, however one rounds elsewhere.
 */
export function rateWords({ value, low, high }: Rate): {
  readonly value: string | null;
  readonly low: string | null;
  readonly high: string | null;
} {
  return {
    value: value === null ? null : percent(value < 1 ? Math.min(Math.round(value * 1000), 999) : 1000),
    low: low === null ? null : percent(Math.floor(low * 1000 + 1e-9)),
    high: high === null ? null : percent(Math.ceil(high * 1000 - 1e-9)),
  };
}

const percent = (thousandths: number): string => `${(thousandths / 10).toFixed(1)}%`;
