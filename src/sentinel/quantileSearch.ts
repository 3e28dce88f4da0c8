/** The smallest integer k ≥ 0 with `cdf(k)` ≥ p, searched outwards from `start`. */
export function integerQuantile(cdf: (k: number) => number, p: number, start: number): number {
  // A tie is a hit although rounding may leave the sum a few units in the last place short.
  const target = p * (1 - 64 * Number.EPSILON);
  let high = Math.max(0, Math.floor(start));
  let step = 1;
  let low = -1;
  if (cdf(high) >= target) {
    while (high - step >= 0 && cdf(high - step) >= target) {
      high -= step;
      step *= 2;
    }
    low = Math.max(-1, high - step);
  } else {
    while (cdf(high) < target && high < Number.MAX_SAFE_INTEGER) {
      low = high;
      high += step;
      step *= 2;
    }
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (cdf(middle) >= target) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The x > 0 at which the increasing function `excess` changes its sign. Illinois' false position, bisecting when it stalls;
 * relative accuracy about 1e-14.
 */
export function positiveRoot(excess: (x: number) => number, start: number): number {
  let low = start;
  let high = start;
  while (excess(low) > 0 && low > 1e-300) low /= 2;
  while (excess(high) < 0 && high < 1e300) high *= 2;
  let atLow = excess(low);
  let atHigh = excess(high);
  for (let i = 0; i < 200 && high - low > 4e-16 * high; i += 1) {
    const secant = high - (atHigh * (high - low)) / (atHigh - atLow);
    const x = i % 3 === 2 || !(secant > low && secant < high) ? 0.5 * (low + high) : secant;
    const at = excess(x);
    if (at === 0) return x;
    if (at < 0) {
      low = x;
      atLow = at;
    } else {
      high = x;
      atHigh = at;
    }
  }
  return 0.5 * (low + high);
}
