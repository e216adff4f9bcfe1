/** Lanczos' coefficients for g = 7: ln Γ to 1e-15. */
const LANCZOS_G = 7;
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** The continued fraction ends when a factor differs from 1 by less than rounding. */
const CONVERGED = 3e-16;

/** It needs about √max(a, b) steps; this many serve up to a, b of 10⁹. */
const MOST_STEPS = 100_000;

/** Stands for a zero denominator in Lentz's method. */
const TINY = 1e-300;

/**
 * The regularised incomplete beta function, the tail of every F and Student distribution.
 *
 *     I_x(a, b) = (1/B(a, b)) ∫₀ˣ u^(a−1) (1−u)^(b−1) du
 *
 * By its continued fraction (modified Lentz), on the side of the mean where it converges fast.
 *
 * @param x in [0, 1]
 * @param a above 0
 * @param b above 0
 * @returns in [0, 1]; small values keep their relative accuracy; NaN for NaN
 */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (!(x > 0)) {
    return x <= 0 ? 0 : NaN;
  }
  if (x >= 1) {
    return 1;
  }
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  return x < (a + 1) / (a + b + 2)
    ? (Math.exp(logFront) * continuedFraction(x, a, b)) / a
    : 1 - (Math.exp(logFront) * continuedFraction(1 - x, b, a)) / b;
}

function continuedFraction(x: number, a: number, b: number): number {
  let numerator = 1;
  let denominator = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = denominator;
  for (let m = 1; m <= MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    denominator = 1 / away(1 + even * denominator);
    numerator = away(1 + even / numerator);
    value *= denominator * numerator;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    denominator = 1 / away(1 + odd * denominator);
    numerator = away(1 + odd / numerator);
    const factor = denominator * numerator;
    value *= factor;
    if (Math.abs(factor - 1) < CONVERGED) {
      break;
    }
  }
  return value;
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

function logGamma(z: number): number {
  if (z < 0.5) {
    return Math.log(Math.PI / Math.sin(Math.PI * z)) - logGamma(1 - z);
  }
  const base = z + LANCZOS_G - 0.5;
  const sum = LANCZOS.reduce((total, coefficient, k) => total + (k === 0 ? coefficient : coefficient / (z - 1 + k)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (z - 0.5) * Math.log(base) - base + Math.log(sum);
}
