import type { GeneratorShape } from '@liesweep/sweep';
import type { LabelledRows } from '../label-verdict.js';

/** How reference rows are drawn. */
export interface ReferenceRows {
  readonly phi: (x: readonly number[]) => number | readonly number[];
  readonly dimension: number;
  readonly rowCount: number;
  /** The sd of the noise, as a share of the rms of φ. */
  readonly noise: number;
  readonly seed: number;
  readonly field?: GeneratorShape['field'];
  readonly means?: readonly number[];
  readonly deviations?: readonly number[];
}

/**
 * Rows x ~ N(mean, sd), y = φ(x) + noise · rms(φ) · e, from mulberry32 and the cosine of Box and Muller: the generator of the
 * calibration, so that its verdicts can be compared. Each row draws its features, then one normal number e.
 */
export function referenceRows(options: ReferenceRows): LabelledRows {
  const { phi, dimension, rowCount, noise, seed, field = 'real', means = [], deviations = [] } = options;
  const uniform = mulberry32(seed);
  const normal = (): number => {
    const [u, v] = [uniform(), uniform()];
    return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
  };
  const width = field === 'complex' ? 2 * dimension : dimension;
  const rows = Array.from({ length: rowCount }, () => {
    const x = Array.from({ length: width }, (_, j) => (deviations[j] ?? 1) * normal() + (means[j] ?? 0));
    return { x, values: [phi(x)].flat(), e: normal() };
  });
  const labelCount = rows[0]?.values.length ?? 1;
  const sizes = Array.from({ length: labelCount }, (_, l) =>
    Math.sqrt(rows.reduce((sum, { values }) => sum + (values[l] ?? NaN) ** 2, 0) / rowCount),
  );
  return {
    samples: Float64Array.from(rows.flatMap(({ x }) => x)),
    labels: Float64Array.from(rows.flatMap(({ values, e }) => values.map((y, l) => y + noise * (sizes[l] ?? NaN) * e))),
    labelCount,
    shape: { dimension, field },
  };
}

/** Σ x_j². */
export function squaredNorm(x: readonly number[]): number {
  return x.reduce((sum, feature) => sum + feature * feature, 0);
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
