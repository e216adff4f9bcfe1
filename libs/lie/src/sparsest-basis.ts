import { multiply, stackAsRows } from './matrix.js';
import type { Matrix } from './matrix.js';
import { orthonormalise } from './orthonormalise.js';
import { randomRotation } from './random-rotation.js';
import { seededNormals } from './seeded-normals.js';
import { rowsOf } from './structure/lie-algebra.js';

/** How generators are given. */
export interface SparsestBasisOptions {
  /** Complex generators are n² real parts, then n² imaginary parts: shape [2n, n]. Default real. */
  readonly field?: 'real' | 'complex';
  /** Starts besides the basis as it is given: fewer are faster, more find a sparser basis. @default 4 */
  readonly randomStarts?: number;
}

/** Starts besides the basis as it is given: the search climbs, and a start may lead to a lower top than another. */
const RANDOM_STARTS = 4;

/** Rounds over all pairs; five to thirty are usual. */
const MOST_ROUNDS = 200;

/** Rotations by less end the search, and angles that differ by less are the same. */
const SMALLEST_ANGLE = 1e-9;

/** Entries below this share of the largest one of a pair do not decide at which angle one vanishes. */
const MINOR_BELOW = 1e-2;

/**
 * Below this share of its largest possible value |Σ (u + iv)²| is noise: the pair has the same fourth powers at every
 * angle, as λ_3 and λ_8 of Gell-Mann have.
 */
const FLAT_BELOW = 1e-3;

/** Sums that differ by less than this share are equal but for the noise of training. */
const SAME_SUM = 1e-3;

/**
 * For complex entries the phase of an entry costs nothing: |w|⁴ does not tell λ_1 from λ_2 of Gell-Mann. This share of
 * (Re w)⁴ + (Im w)⁴ decides where nothing else does.
 */
const PHASE_SHARE = 0.1;

/**
 * The sparsest basis of a span: rotates the orthonormal set until the sparsity loss is lowest. Closure is kept, since the
 * span is.
 *
 *     Σ_a [(Σ|𝒲|²)² − Σ|𝒲|⁴] → min   ⇔   Σ_a Σ_jk |𝒲_a,jk|⁴ → max
 *
 * by rotations of pairs. With u = |x|² − |y|² and v = 2 Re(x ȳ) per entry, a rotation by φ turns (u, v) by 2φ, and the
 * fourth powers of the pair are highest for 4φ = arg Σ (u + iv)² (quartimax). Where that sum is zero, an angle is taken at
 * which an entry vanishes: the one with the lowest Σ|x| + Σ|y|.
 *
 * @param generators N_g of one shape, independent
 * @returns N_g of the same shape with ⟨J_a, J_b⟩ = 2 δ_ab and the same span, in the order of their first large entries,
 *   which are positive
 * @throws RangeError when the generators are dependent, not finite, or differ in shape
 */
export function sparsestBasis(
  generators: readonly Matrix[],
  { field = 'real', randomStarts = RANDOM_STARTS }: SparsestBasisOptions = {},
): Matrix[] {
  const [first] = generators;
  if (first === undefined) {
    return [];
  }
  const given = stackAsRows(orthonormalise(generators)); // [N_g, p]
  const draw = seededNormals(given.rows);
  const starts = Array.from({ length: randomStarts }, () => multiply(randomRotation(given.rows, draw), given));
  const tops = [given, ...starts].map((start) => climb(start, field));
  const [best = []] = tops.toSorted((a, b) => sumOfFourthPowers(b, field) - sumOfFourthPowers(a, field));
  settleFlatPairs(best, field);
  return best
    .map((data) => ({ data, leads: data.findIndex((entry) => Math.abs(entry) > largestOf(data) / 2) }))
    .toSorted((a, b) => a.leads - b.leads)
    .map(({ data, leads }) => ({ ...first, data: (data[leads] ?? NaN) < 0 ? data.map((entry) => -entry) : data }));
}

type Field = 'real' | 'complex';

/** Rotates pairs of rows until none gains. */
function climb(start: Matrix, field: Field): Float64Array[] {
  const rows = rowsOf(start);
  let largest = Infinity;
  for (let round = 0; round < MOST_ROUNDS && largest > SMALLEST_ANGLE; round++) {
    largest = 0;
    for (const [x, y] of rowPairs(rows)) {
      const angle = quartimaxAngle(x, y, field) ?? 0;
      largest = Math.max(largest, Math.abs(angle));
      rotate(x, y, angle);
    }
  }
  return rows;
}

/** Rotates pairs whose fourth powers are the same at every angle to one at which an entry vanishes. */
function settleFlatPairs(rows: readonly Float64Array[], field: Field): void {
  for (const [x, y] of rowPairs(rows)) {
    if (quartimaxAngle(x, y, field) === null) {
      rotate(x, y, vanishingAngle(x, y));
    }
  }
}

function rowPairs(rows: readonly Float64Array[]): (readonly [x: Float64Array, y: Float64Array])[] {
  return rows.flatMap((x, a) => rows.slice(a + 1).map((y) => [x, y] as const));
}

/**
 * Of the angles at which an entry of either row vanishes, and 0, the one with the lowest Σ|x| + Σ|y|; of equal ones that of
 * the last entry, as in λ_3 of Gell-Mann.
 */
function vanishingAngle(x: Float64Array, y: Float64Array): number {
  const minor = MINOR_BELOW * Math.max(largestOf(x), largestOf(y));
  const angles = new Map<number, number>(); // by their number of steps
  for (let j = x.length - 1; j >= 0; j--) {
    const [a, b] = [x[j] ?? NaN, y[j] ?? NaN];
    if (Math.hypot(a, b) > minor) {
      const quarter = Math.PI / 2;
      const angle = ((Math.atan2(a, -b) % quarter) + quarter) % quarter;
      const step = Math.round(angle / SMALLEST_ANGLE);
      angles.set(step, angles.get(step) ?? angle);
    }
  }
  const sums = [...angles.values(), 0].map((angle) => {
    const [first, second] = [x.slice(), y.slice()];
    rotate(first, second, angle);
    return { angle, sum: sumOfSizes(first) + sumOfSizes(second) };
  });
  return sums.reduce((best, next) => (next.sum < (1 - SAME_SUM) * best.sum ? next : best)).angle;
}

function sumOfSizes(row: Float64Array): number {
  return row.reduce((total, entry) => total + Math.abs(entry), 0);
}

/** φ with 4φ = arg Σ (u + iv)²; null where the sum is no more than noise. */
function quartimaxAngle(x: Float64Array, y: Float64Array, field: Field): number | null {
  const { real, imaginary, size } = field === 'complex' ? complexSums(x, y) : realSums(x, y);
  return Math.hypot(real, imaginary) <= FLAT_BELOW * size ? null : Math.atan2(imaginary, real) / 4;
}

/** Σ (u + iv)², and Σ (u² + v²). */
interface QuartimaxSums {
  readonly real: number;
  readonly imaginary: number;
  readonly size: number;
}

function realSums(x: Float64Array, y: Float64Array): QuartimaxSums {
  let real = 0;
  let imaginary = 0;
  let size = 0;
  for (let j = 0; j < x.length; j++) {
    const a = x[j] ?? NaN;
    const b = y[j] ?? NaN;
    const u = a * a - b * b;
    const v = 2 * a * b;
    real += u * u - v * v;
    imaginary += 2 * u * v;
    size += u * u + v * v;
  }
  return { real, imaginary, size };
}

function complexSums(x: Float64Array, y: Float64Array): QuartimaxSums {
  let [real, imaginary, size] = [0, 0, 0];
  const add = (u: number, v: number, share: number): void => {
    real += share * (u * u - v * v);
    imaginary += share * 2 * u * v;
    size += share * (u * u + v * v);
  };
  const half = x.length / 2;
  for (let j = 0; j < half; j++) {
    const a = x[j] ?? NaN;
    const b = y[j] ?? NaN;
    const c = x[half + j] ?? NaN;
    const d = y[half + j] ?? NaN;
    const u = a * a - b * b;
    const v = 2 * a * b;
    const s = c * c - d * d;
    const t = 2 * c * d;
    add(u + s, v + t, 1);
    add(u, v, PHASE_SHARE);
    add(s, t, PHASE_SHARE);
  }
  return { real, imaginary, size };
}

/** (x, y) ← (x cos φ + y sin φ, −x sin φ + y cos φ) */
function rotate(x: Float64Array, y: Float64Array, angle: number): void {
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  for (let j = 0; j < x.length; j++) {
    const a = x[j] ?? NaN; // destructuring a pair would allocate it
    const b = y[j] ?? NaN;
    x[j] = cosine * a + sine * b;
    y[j] = cosine * b - sine * a;
  }
}

/** Σ_a Σ_jk |𝒲_a,jk|⁴ */
function sumOfFourthPowers(rows: readonly Float64Array[], field: Field): number {
  let sum = 0;
  for (const row of rows) {
    const half = field === 'complex' ? row.length / 2 : row.length;
    for (let j = 0; j < half; j++) {
      const imaginary = field === 'complex' ? (row[half + j] ?? NaN) : 0;
      sum += ((row[j] ?? NaN) ** 2 + imaginary ** 2) ** 2;
    }
  }
  return sum;
}

function largestOf(data: Float64Array): number {
  return data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
}
