import type { GridSpec, OracleSpec, SweepSpec } from '../sweep-spec.js';
import { trialCount } from '../trial-grid.js';
import type { FilePath, Problem } from './problems.js';

/** Most trials of one sweep; beyond, a plan of it would not be looked at by anybody. */
const MOST_TRIALS = 10_000_000;

/** Oracles that fix the number of features must fit every dimension of the grid. */
export function checkDimensions(oracles: readonly OracleSpec[], dimensions: readonly number[]): Problem[] {
  return oracles.flatMap((oracle, position) => {
    const misfits = featureCounts(oracle).flatMap(({ path, count, what }) => {
      const other = dimensions.find((dimension) => dimension !== count);
      if (other === undefined) return [];
      const message = `expected ${String(other)} ${what} for the n = ${String(other)} of grid.dimension, got ${String(count)}`;
      return [{ path: ['system', 'oracles', position, ...path], message }];
    });
    return misfits.slice(0, 1);
  });
}

/** A grid that has too many trials is refused with their number. */
export function checkTrialCount(spec: Pick<SweepSpec, 'grid' | 'restarts'>): Problem[] {
  const count = trialCount(spec);
  if (count <= MOST_TRIALS) return [];
  const message = `expected a grid of at most ${String(MOST_TRIALS)} trials (restarts included), got ${String(count)}`;
  return [{ path: ['grid'], message }];
}

/** Synthetic data have no dimension of their own: the grid gives it. */
export function checkDimensionGiven(grid: { readonly dimension?: GridSpec['dimension'] | undefined }): Problem[] {
  if (grid.dimension !== undefined) return [];
  return [
    {
      path: ['grid', 'dimension'],
      message: 'missing; expected the number of features n, as one value, a list or a range',
    },
  ];
}

interface FeatureCount {
  readonly path: FilePath;
  readonly count: number;
  readonly what: string;
}

function featureCounts(oracle: OracleSpec): FeatureCount[] {
  if (oracle.kind === 'polynomial') {
    return oracle.terms.map(({ powers }) => ({ path: ['terms'], count: powers.length, what: 'powers in every term' }));
  }
  if (oracle.kind !== 'quadratic') return [];
  return 'signature' in oracle
    ? [{ path: ['signature'], count: oracle.signature.length, what: 'entries' }]
    : [{ path: ['matrix'], count: oracle.matrix.length, what: 'rows' }];
}
