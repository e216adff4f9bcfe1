import type { LabelActionSpec } from '@liesweep/sweep';
import type { ActingField } from './field-action.js';

/** How labels f move at a sample x while it moves along a field: ḟ = fixed + Σ_u a_u free_u, with constants a that data decide. */
export interface LabelMotion {
  /** In words, with the symbols of the report: `V = Dv`. */
  readonly text: string;
  /** The part that is known. */
  readonly fixed: (x: Float64Array, f: Float64Array) => Float64Array;
  /** The number of constants that are not. */
  readonly freeCount: number;
  /** What constant u is the factor of. */
  readonly free: (u: number, f: Float64Array) => Float64Array;
}

type MotionOf<Spec> = (spec: Spec, field: ActingField, n: number, labelCount: number) => LabelMotion;

const NO_FREE = { freeCount: 0, free: (_: number, f: Float64Array) => f.map(() => 0) };

/** The matrix with a one in row and column of position u, times f. */
const matrixUnit = (u: number, f: Float64Array): Float64Array => {
  const k = f.length;
  return f.map((_, i) => (i === Math.floor(u / k) ? (f[u % k] ?? Number.NaN) : 0));
};

const MOTIONS: { readonly [Kind in LabelActionSpec['kind']]: MotionOf<Extract<LabelActionSpec, { kind: Kind }>> } = {
  invariant: () => ({ text: 'V = 0', fixed: (_, f) => f.map(() => 0), ...NO_FREE }),
  free: (_, __, ___, k) => ({
    text: 'labels move by a matrix V',
    fixed: (____, f) => f.map(() => 0),
    freeCount: k * k,
    free: matrixUnit,
  }),
  'free-affine': (_, __, ___, k) => ({
    text: 'labels move by a matrix V and a shift d',
    fixed: (____, f) => f.map(() => 0),
    freeCount: k * k + k,
    free: (u, f) => (u < k * k ? matrixUnit(u, f) : f.map((____, i) => (i === u - k * k ? 1 : 0))),
  }),
  same: (_, field, n) => ({
    text: 'labels move along the same field v',
    fixed: (__, f) => {
      if (f.length % n !== 0) return f.map(() => Number.NaN);
      return f.length === n ? field.velocity(f) : field.ofSample(f);
    },
    ...NO_FREE,
  }),
  tangent: ({ timeScaling }, field, n) => ({
    text: timeScaling ? 'V = Dv + λ' : 'V = Dv',
    fixed: (x, f) => byIndex(f, n, (p) => field.jacobian(x.subarray(p * n, (p + 1) * n))),
    freeCount: timeScaling ? 1 : 0,
    free: (_, f) => f,
  }),
  tensor: ({ factors }, field, n) => ({
    text: factors.includes('free') ? 'every index moves by Dv or a matrix of its own' : 'every index moves by Dv',
    fixed: (x, f) => {
      const slopes = field.jacobian(x.subarray(0, n));
      const moved = f.map(() => 0);
      factors.forEach((factor, position) => {
        if (factor === 'W')
          addAlong(moved, f, n, n ** (factors.length - 1 - position), (i, m) => slopes[i * n + m] ?? NaN);
      });
      return moved;
    },
    freeCount: factors.filter((factor) => factor === 'free').length * n * n,
    free: (u, f) => {
      const places = factors.flatMap((factor, position) => (factor === 'free' ? [position] : []));
      const stride = n ** (factors.length - 1 - (places[Math.floor(u / (n * n))] ?? 0));
      const moved = f.map(() => 0);
      addAlong(moved, f, n, stride, (i, m) => (i * n + m === u % (n * n) ? 1 : 0));
      return moved;
    },
  }),
  scale: ({ weight }, field, n) => ({
    text: `labels grow by ${String(weight).replace('-', '−')} tr Dv/n`,
    fixed: (x, f) => {
      const count = x.length / n;
      const traces = Array.from({ length: count }, (_, p) => {
        const slopes = field.jacobian(x.subarray(p * n, (p + 1) * n));
        return Array.from({ length: n }, (__, j) => slopes[j * n + j] ?? NaN).reduce((sum, value) => sum + value, 0);
      });
      const mean = traces.reduce((sum, trace) => sum + trace, 0) / (n * count);
      return f.map((value) => weight * mean * value);
    },
    ...NO_FREE,
  }),
};

/** How labels move along a field. */
export function labelMotion(spec: LabelActionSpec, field: ActingField, n: number, labelCount: number): LabelMotion {
  return (MOTIONS[spec.kind] as MotionOf<LabelActionSpec>)(spec, field, n, labelCount);
}

/** Vectors of n labels, each times the matrix of its particle. */
function byIndex(f: Float64Array, n: number, matrixOf: (p: number) => Float64Array): Float64Array {
  const moved = new Float64Array(f.length);
  for (let p = 0; p * n < f.length; p += 1) {
    const matrix = matrixOf(p);
    for (let j = 0; j < n; j += 1) {
      for (let l = 0; l < n; l += 1) {
        moved[p * n + j] = (moved[p * n + j] ?? NaN) + (matrix[j * n + l] ?? NaN) * (f[p * n + l] ?? NaN);
      }
    }
  }
  return moved;
}

/** Adds a tensor with a matrix in one of its indices. */
function addAlong(
  sum: Float64Array,
  f: Float64Array,
  n: number,
  stride: number,
  entry: (i: number, m: number) => number,
): void {
  f.forEach((_, label) => {
    const own = Math.floor(label / stride) % n;
    for (let m = 0; m < n; m += 1) {
      sum[label] = (sum[label] ?? NaN) + entry(own, m) * (f[label + (m - own) * stride] ?? NaN);
    }
  });
}
