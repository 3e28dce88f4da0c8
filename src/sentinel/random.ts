import { logGamma } from './gammaFunction.ts';

/** A reproducible source of chance: the same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1) with 53 bits. */
  next(): number;
}

/** A generator for simulations, not for secrets. Source: sfc32 of C. Doty-Humphrey's PractRand, seeded by splitmix32. */
export function seeded(seed: number): Random {
  let mix = seed | 0;
  const split = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix ^ (mix >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = split();
  let b = split();
  let c = split();
  let counter = 1;
  const word = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i += 1) word();
  return { next: () => ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992 };
}

/** A standard normal draw. Source: Marsaglia's polar method; the second of the pair is dropped so that no state hides here. */
export function normal(random: Random): number {
  for (;;) {
    const u = 2 * random.next() - 1;
    const v = 2 * random.next() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** A gamma draw with mean = shape (scale 1), shape > 0. Source: Marsaglia & Tsang 2000. */
export function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A Poisson draw, mean ≥ 0. Source: products of uniforms below 10, else Hörmann's transformed rejection (PTRS, 1993). */
export function poisson(random: Random, mean: number): number {
  if (mean <= 0) return 0;
  if (mean < 10) {
    const floor = Math.exp(-mean);
    let count = -1;
    let product = 1;
    do {
      product *= random.next();
      count += 1;
    } while (product > floor);
    return count;
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  const logMean = Math.log(mean);
  for (;;) {
    const u = random.next() - 0.5;
    const v = 1 - random.next();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= k * logMean - mean - logGamma(k + 1)) return k;
  }
}

/** A negative binomial draw with variance `mean + mean² / size`; an infinite size is Poisson. */
export function negativeBinomial(random: Random, mean: number, size: number): number {
  if (mean <= 0) return 0;
  if (size === Infinity) return poisson(random, mean);
  return poisson(random, (gamma(random, size) * mean) / size);
}
