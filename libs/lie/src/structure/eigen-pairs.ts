import { normSquared } from '../frobenius.js';
import { isFiniteMatrix, matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { reduceToHessenberg } from './hessenberg.js';

/** An eigenvector p + iq of a real matrix, with its eigenvalue. */
export interface EigenPair {
  readonly eigenvalue: readonly [real: number, imaginary: number];
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** Sweeps for one eigenvalue; two or three are usual, and every tenth takes a shift of another kind. */
const MOST_SWEEPS = 300;

/** Stands for a zero divisor in the zero matrix; its square does not underflow. */
const SMALLEST_DIVISOR = 1e-150;

/** What is smaller has lost digits already, and its reciprocal would overflow. */
const SMALLEST_EXPONENT = -1000;

/** A matrix of complex numbers. */
interface Complex {
  readonly re: Matrix;
  readonly im: Matrix;
}

/**
 * The eigenvectors of a real matrix that has a basis of them, by the complex QR algorithm: A = Q T Q† with T triangular.
 *
 * Entries count as zero relative to ‖A‖, not to their neighbours on the diagonal, which vanish for antisymmetric
 * matrices; on those the usual real algorithm need not end.
 *
 * @param matrix shape [p, p]
 * @throws RangeError when an entry is not finite, or the iteration does not converge
 */
export function eigenPairs(matrix: Matrix): EigenPair[] {
  if (!isFiniteMatrix(matrix)) {
    throw new RangeError('eigenvalues: expected finite entries');
  }
  const unit = powerOfTwo(matrix);
  const found = eigenPairsOfUnit({ ...matrix, data: matrix.data.map((entry) => entry / unit) });
  return found.map((pair) => ({ ...pair, eigenvalue: [pair.eigenvalue[0] * unit, pair.eigenvalue[1] * unit] }));
}

/** The power of two at the largest entry: divided by it, squares neither overflow nor vanish, and no digit is lost. */
function powerOfTwo({ data }: Matrix): number {
  const largest = data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  return largest === 0 ? 1 : 2 ** Math.max(SMALLEST_EXPONENT, Math.floor(Math.log2(largest)));
}

/** The eigenvectors of a matrix whose largest entry is of order 1. */
function eigenPairsOfUnit(matrix: Matrix): EigenPair[] {
  const p = matrix.rows;
  const { hessenberg, basis } = reduceToHessenberg(matrix);
  const t: Complex = { re: hessenberg, im: matrixOf(p, p) };
  const q: Complex = { re: basis, im: matrixOf(p, p) };
  const zero = Math.max(Number.EPSILON * Math.sqrt(normSquared(matrix)), SMALLEST_DIVISOR);
  let sweeps = 0;
  for (let last = p - 1; last > 0; ) {
    const first = startOfBlock(t, last, zero);
    if (first === last) {
      last--;
      sweeps = 0;
    } else if (sweeps++ < MOST_SWEEPS) {
      sweep(t, q, first, last, sweeps % 10 === 0 ? exceptionalShift(t, last) : wilkinsonShift(t, last));
    } else {
      throw new RangeError('eigenvalues: the QR iteration did not converge');
    }
  }
  return Array.from({ length: p }, (_, k) => ({
    eigenvalue: at(t, k, k),
    ...multiplyVector(q, triangularVector(t, k, zero)),
  }));
}

type Number2 = readonly [re: number, im: number];

function at({ re, im }: Complex, i: number, j: number): Number2 {
  const index = i * re.columns + j;
  return [re.data[index] ?? NaN, im.data[index] ?? NaN];
}

function put({ re, im }: Complex, i: number, j: number, [real, imaginary]: Number2): void {
  re.data[i * re.columns + j] = real;
  im.data[i * re.columns + j] = imaginary;
}

const times = ([a, b]: Number2, [c, d]: Number2): Number2 => [a * c - b * d, a * d + b * c];
const minus = ([a, b]: Number2, [c, d]: Number2): Number2 => [a - c, b - d];

function over([a, b]: Number2, [c, d]: Number2): Number2 {
  const squared = c * c + d * d;
  return [(a * c + b * d) / squared, (b * c - a * d) / squared];
}

function squareRoot([a, b]: Number2): Number2 {
  const size = Math.hypot(a, b);
  const real = Math.sqrt((size + Math.abs(a)) / 2);
  if (real === 0) {
    return [0, 0];
  }
  return a >= 0 ? [real, b / (2 * real)] : [Math.abs(b) / (2 * real), b < 0 ? -real : real];
}

/** The first row of the block that ends with `last`: above it the subdiagonal entry is set to zero. */
function startOfBlock(t: Complex, last: number, zero: number): number {
  for (let row = last; row > 0; row--) {
    if (Math.hypot(...at(t, row, row - 1)) <= zero) {
      put(t, row, row - 1, [0, 0]);
      return row;
    }
  }
  return 0;
}

/** The eigenvalue of the last 2×2 block that is nearer to its last entry. */
function wilkinsonShift(t: Complex, last: number): Number2 {
  const [a, d] = [at(t, last - 1, last - 1), at(t, last, last)];
  const product = times(at(t, last - 1, last), at(t, last, last - 1));
  const half = over(minus(a, d), [2, 0]);
  const [x, y] = times(half, half);
  const root = squareRoot([x + product[0], y + product[1]]);
  const [plus, less] = [minus(half, [-root[0], -root[1]]), minus(half, root)];
  const [small, large] = Math.hypot(...plus) < Math.hypot(...less) ? [plus, less] : [less, plus];
  return Math.hypot(...large) === 0 ? d : [d[0] + small[0], d[1] + small[1]];
}

function exceptionalShift(t: Complex, last: number): Number2 {
  const [real, imaginary] = at(t, last, last);
  return [real + Math.hypot(...at(t, last, last - 1)), imaginary];
}

/** One QR step T − σ = GR → RG + σ on the rows first … last, by rotations of neighbouring rows and columns. */
function sweep(t: Complex, q: Complex, first: number, last: number, shift: Number2): void {
  const p = t.re.rows;
  const shiftDiagonal = (sign: number): void => {
    for (let k = first; k <= last; k++) {
      const [real, imaginary] = at(t, k, k);
      put(t, k, k, [real + sign * shift[0], imaginary + sign * shift[1]]);
    }
  };
  shiftDiagonal(-1);
  const rotations: Rotation[] = [];
  for (let k = first; k < last; k++) {
    const rotation = rotationOf(at(t, k, k), at(t, k + 1, k));
    rotations.push(rotation);
    rotate(t, k * p + k, (k + 1) * p + k, 1, p - k, rotation); // rows k, k + 1 from column k on
  }
  rotations.forEach((rotation, index) => {
    const k = first + index;
    const adjoint = { ...rotation, sine: [rotation.sine[0], -rotation.sine[1]] as const };
    rotate(t, k, k + 1, p, Math.min(last, k + 1) + 1, adjoint); // columns k, k + 1 down to row k + 1
    rotate(q, k, k + 1, p, p, adjoint);
  });
  shiftDiagonal(1);
}

/** (x, y) → (c x + s y, −s̄ x + c y) with c real and c² + |s|² = 1. */
interface Rotation {
  readonly cosine: number;
  readonly sine: Number2;
}

/** The rotation that takes (a, b) to (r, 0). */
function rotationOf(a: Number2, b: Number2): Rotation {
  const [sizeA, sizeB] = [Math.hypot(...a), Math.hypot(...b)];
  const size = Math.hypot(sizeA, sizeB);
  if (size === 0) {
    return { cosine: 1, sine: [0, 0] };
  }
  const phase: Number2 = sizeA === 0 ? [1, 0] : [a[0] / sizeA, a[1] / sizeA];
  const [real, imaginary] = times(phase, [b[0], -b[1]]);
  return { cosine: sizeA / size, sine: [real / size, imaginary / size] };
}

/** Rotates `count` pairs of entries, the first at `x` and `y`, the next `stride` further. */
function rotate({ re, im }: Complex, x: number, y: number, stride: number, count: number, rotation: Rotation): void {
  const { cosine, sine } = rotation;
  const real = sine[0];
  const imaginary = sine[1];
  const reals = re.data;
  const imaginaries = im.data;
  for (let step = 0; step < count; step++) {
    const first = x + step * stride;
    const second = y + step * stride;
    const a = reals[first] ?? NaN;
    const b = imaginaries[first] ?? NaN;
    const c = reals[second] ?? NaN;
    const d = imaginaries[second] ?? NaN;
    reals[first] = cosine * a + real * c - imaginary * d;
    imaginaries[first] = cosine * b + real * d + imaginary * c;
    reals[second] = cosine * c - real * a - imaginary * b;
    imaginaries[second] = cosine * d - real * b + imaginary * a;
  }
}

/** Numbers p + iq, one after another. */
type Parts = Pick<EigenPair, 'real' | 'imaginary'>;

/** The eigenvector of a triangular matrix with the eigenvalue at (k, k), by substitution from there upwards. */
function triangularVector(t: Complex, k: number, zero: number): Parts {
  const p = t.re.rows;
  const vector: Parts = { real: new Float64Array(p), imaginary: new Float64Array(p) };
  vector.real[k] = 1;
  for (let i = k - 1; i >= 0; i--) {
    const [a, b] = rowTimes(t, i, vector, i + 1, k + 1);
    const difference = minus(at(t, i, i), at(t, k, k));
    const [real, imaginary] = over([-a, -b], Math.hypot(...difference) < zero ? [zero, 0] : difference);
    vector.real[i] = real;
    vector.imaginary[i] = imaginary;
  }
  return vector;
}

/** Q y, divided by the length of y. */
function multiplyVector(q: Complex, y: Parts): Parts {
  const p = q.re.rows;
  const length = Math.hypot(...y.real, ...y.imaginary);
  const product: Parts = { real: new Float64Array(p), imaginary: new Float64Array(p) };
  for (let i = 0; i < p; i++) {
    const [real, imaginary] = rowTimes(q, i, y, 0, p);
    product.real[i] = real / length;
    product.imaginary[i] = imaginary / length;
  }
  return product;
}

/** Σ_j M_ij y_j over the columns from `start` to `end`, without the latter. */
function rowTimes({ re, im }: Complex, i: number, y: Parts, start: number, end: number): Number2 {
  let real = 0;
  let imaginary = 0;
  for (let j = start; j < end; j++) {
    const index = i * re.columns + j;
    const a = re.data[index] ?? NaN;
    const b = im.data[index] ?? NaN;
    const c = y.real[j] ?? NaN;
    const d = y.imaginary[j] ?? NaN;
    real += a * c - b * d;
    imaginary += a * d + b * c;
  }
  return [real, imaginary];
}
