import type { Oracle } from '@liesweep/models';
import type { GeneratorShape } from '@liesweep/sweep';

/** An oracle on features with a 1 behind them, and its samples. */
export interface Lifted {
  readonly shape: GeneratorShape;
  readonly oracle: Oracle;
  readonly samples: Float64Array;
}

/**
 * Puts a 1 behind the n real features of every vector: there v = 𝒲x + b is the matrix [[𝒲, b], [0, 0]], and the bracket of two
 * such fields its commutator.
 *
 * @param samples x, row-major [m, q·n]
 */
export function liftFeatures(oracle: Oracle, samples: Float64Array, { dimension: n }: GeneratorShape): Lifted {
  const { labelCount, vectorCount } = oracle;
  return {
    shape: { dimension: n + 1, field: 'real' },
    oracle: {
      ...{ labelCount, vectorCount },
      gradient: (x) => oracle.gradient(withoutLast(x, n + 1)).map((slopes) => withLast(slopes, n, 0)),
    },
    samples: withLast(samples, n, 1),
  };
}

function withLast(vectors: Float64Array, n: number, last: number): Float64Array {
  const count = vectors.length / n;
  const lifted = new Float64Array(count * (n + 1)).fill(last);
  for (let at = 0; at < count; at += 1) lifted.set(vectors.subarray(at * n, (at + 1) * n), at * (n + 1));
  return lifted;
}

function withoutLast(vectors: Float64Array, length: number): Float64Array {
  return vectors.filter((_, at) => at % length < length - 1);
}
