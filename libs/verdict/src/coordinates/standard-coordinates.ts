import { matrixOf, multiply, transpose, triangleFold, type Matrix } from '@liesweep/lie';
import { asRows, realDimension, Scratch, type GeneratorShape, type RowBlocks } from '@liesweep/sweep';
import { Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';

/**
 * Coordinates z = B⁻¹x in which the second moment of the samples is 1, so that no verdict depends on a unit:
 *
 *     B = D C^½,   D = diag(rms of each feature),   C = E (D⁻¹x)(D⁻¹x)ᵀ
 *
 * The symmetric root keeps the axes near the features. Complex features have one rms for both parts, and C is Hermitian, so
 * that B is a complex matrix and complex generators stay complex. A generator 𝒲 of x is B⁻¹𝒲B of z. Nothing is subtracted:
 * a linear generator keeps the origin where it is.
 */
export interface StandardCoordinates {
  /** B, real form, shape [r, r]. */
  readonly toRaw: Matrix;
  /** B⁻¹, real form, shape [r, r]. */
  readonly fromRaw: Matrix;
  /** √ of the smallest eigenvalue of C: 1 for independent features, 0 for dependent ones. */
  readonly spread: number;
  /** The direction of the smallest eigenvalue in units of D, r numbers: samples hardly extend along it. */
  readonly thinnest: Float64Array;
  /** The diagonal of D, r numbers. */
  readonly rms: Float64Array;
}

/** The least spread for which C^½ is still inverted with half of the digits of float64. */
export const LEAST_SPREAD = 1e-8;

/**
 * Standard coordinates of samples.
 *
 * @param samples x, row-major [vectors, r], or block by block; complex features are n real parts, then n imaginary parts
 * @returns with `spread` below `LEAST_SPREAD`, `toRaw` and `fromRaw` are those of D alone: the samples do not span
 */
export function standardCoordinates(samples: Float64Array | RowBlocks, shape: GeneratorShape): StandardCoordinates {
  const r = realDimension(shape);
  const rows = asRows(samples, r);
  const sizes = featureSizes(rows, shape);
  const { rms } = sizes;
  const { diagonal: spreads, rightSingularVectors } = new SingularValueDecomposition(unitTriangle(rows, sizes, shape), {
    computeLeftSingularVectors: false,
  }); // descending
  const spread = spreads.at(-1) ?? Number.NaN;
  const thinnest = Float64Array.from(rightSingularVectors.getColumn(r - 1));
  const spans = spread >= LEAST_SPREAD;
  const vectors = matrixOf(r, r, rightSingularVectors.to1DArray());
  const power = (exponent: number): Matrix =>
    multiply(
      matrixOf(
        r,
        r,
        vectors.data.map((entry, at) => entry * (spans ? (spreads[at % r] ?? Number.NaN) ** exponent : 1)),
      ),
      transpose(vectors),
    );
  const byRow = (matrix: Matrix): Matrix => ({
    ...matrix,
    data: matrix.data.map((entry, at) => entry * (rms[Math.floor(at / r)] ?? Number.NaN)),
  });
  const byColumn = (matrix: Matrix): Matrix => ({
    ...matrix,
    data: matrix.data.map((entry, at) => entry / (rms[at % r] ?? Number.NaN)),
  });
  return { toRaw: byRow(power(1)), fromRaw: byColumn(power(-1)), spread, thinnest, rms };
}

/** The coordinates of the features as they are. */
export function rawCoordinates(shape: GeneratorShape): Pick<StandardCoordinates, 'toRaw' | 'fromRaw'> {
  const r = realDimension(shape);
  const one = matrixOf(r, r);
  for (let j = 0; j < r; j += 1) one.data[j * (r + 1)] = 1;
  return { toRaw: one, fromRaw: one };
}

/**
 * Samples in other coordinates: every vector v as M v.
 *
 * @param samples row-major [vectors, r]
 * @param into where they are written
 */
export function mapVectors(
  samples: Float64Array,
  { rows: r, data }: Matrix,
  into: Float64Array = new Float64Array(samples.length),
): Float64Array {
  for (let start = 0; start < samples.length; start += r) {
    for (let i = 0; i < r; i += 1) {
      let sum = 0;
      for (let j = 0; j < r; j += 1) sum += (samples[start + j] ?? Number.NaN) * (data[i * r + j] ?? Number.NaN);
      into[start + i] = sum;
    }
  }
  return into;
}

/** The generator 𝒲 of x as that of z, B⁻¹𝒲B; the other way with the two exchanged. Real forms [r, r]. */
export function conjugate(
  generator: Matrix,
  { toRaw, fromRaw }: Pick<StandardCoordinates, 'toRaw' | 'fromRaw'>,
): Matrix {
  return multiply(multiply(fromRaw, generator), toRaw);
}

/** Root mean square of each feature, of a complex one that of its modulus, in both of its places; 1 where all are zero. */
function featureSizes(
  samples: RowBlocks,
  shape: GeneratorShape,
): { readonly rms: Float64Array; readonly largest: Float64Array } {
  const r = realDimension(shape);
  const { dimension } = shape;
  // Divided by the largest first, so that squares of 1e±200 stay finite.
  const largest = new Float64Array(dimension);
  for (const block of samples.blocks()) {
    for (let at = 0; at < block.length; at += 1) {
      const feature = (at % r) % dimension;
      largest[feature] = Math.max(largest[feature] ?? Number.NaN, Math.abs(block[at] ?? Number.NaN));
    }
  }
  const squares = new Float64Array(dimension);
  for (const block of samples.blocks()) {
    for (let at = 0; at < block.length; at += 1) {
      const feature = (at % r) % dimension;
      const share = (block[at] ?? Number.NaN) / (largest[feature] ?? Number.NaN);
      squares[feature] = (squares[feature] ?? Number.NaN) + share ** 2;
    }
  }
  const rms = Float64Array.from({ length: r }, (_, at) => {
    const feature = at % dimension;
    const size =
      (largest[feature] ?? Number.NaN) * Math.sqrt((squares[feature] ?? Number.NaN) / vectorCountOf(samples, r));
    return largest[feature] === 0 ? 1 : size;
  });
  return { rms, largest };
}

/** Vectors in samples of one or several. */
function vectorCountOf({ rowCount, width }: RowBlocks, r: number): number {
  return (rowCount * width) / r;
}

/**
 * A triangle T with TᵀT = C, by QR: the Gram matrix would lose a spread below 1e-8. A complex sample u + iv counts twice, as
 * (u, v) and, after all of these, as i times itself, (−v, u), which makes C the real form of the Hermitian moment.
 */
function unitTriangle(
  samples: RowBlocks,
  { rms, largest }: ReturnType<typeof featureSizes>,
  { dimension: n, field }: GeneratorShape,
): MlMatrix {
  const r = rms.length;
  const root = Math.sqrt(vectorCountOf(samples, r));
  // The largest entry of the rows: division keeps the order.
  const fold = triangleFold(
    r,
    largest.reduce((most, size, feature) => Math.max(most, size / (rms[feature] ?? Number.NaN) / root), 0),
  );
  const [scratch, turned] = [new Scratch(), new Scratch()];
  const unitOf = (block: Float64Array): Float64Array => {
    const unit = scratch.take(block.length);
    for (let at = 0; at < block.length; at += 1) {
      unit[at] = (block[at] ?? Number.NaN) / (rms[at % r] ?? Number.NaN) / root;
    }
    return unit;
  };
  for (const block of samples.blocks()) fold.add(unitOf(block));
  if (field === 'complex') {
    for (const block of samples.blocks()) fold.add(timesImaginary(unitOf(block), n, turned.take(block.length)));
  }
  return MlMatrix.from1DArray(r, r, Array.from(fold.triangle().data));
}

/** i times complex vectors: (−v, u) of (u, v). */
function timesImaginary(vectors: Float64Array, n: number, into: Float64Array): Float64Array {
  for (let at = 0; at < vectors.length; at += 1) {
    const [start, j] = [at - (at % (2 * n)), at % (2 * n)];
    into[at] = j < n ? -(vectors[start + n + j] ?? Number.NaN) : (vectors[start + j - n] ?? Number.NaN);
  }
  return into;
}
