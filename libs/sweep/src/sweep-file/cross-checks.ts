import { algebraMisfit, parseAlgebraName } from '../algebra-name.js';
import { countOf } from '../count-of.js';
import { oracleOf, type OracleSpec } from '../oracles/index.js';
import { parameterisationOf } from '../parameterisations/index.js';
import type { CandidateSpec, GridSpec, SweepSpec, SystemSpec } from '../sweep-spec.js';
import { trialCount } from '../trial-grid.js';
import type { Problem } from '../schema/problem.js';

/** Most trials of one sweep; beyond, a plan of it would not be looked at by anybody. */
const MOST_TRIALS = 10_000_000;

/** Oracles that fix the number of features must fit every dimension of the grid. */
export function checkDimensions(oracles: readonly OracleSpec[], dimensions: readonly number[]): Problem[] {
  return oracles.flatMap((oracle, position) => {
    const definition = oracleOf(oracle);
    const only = definition.onlyDimension?.(oracle);
    const misfit = dimensions.find((dimension) => dimension !== only);
    if (only !== undefined && misfit !== undefined) {
      const message = `expected n = ${String(only)}, all that ${oracle.kind} is defined on, got ${String(misfit)}`;
      return [{ path: ['grid', 'dimension'], message }];
    }
    const misfits = (definition.featureLists?.(oracle) ?? []).flatMap(({ key, count, what }) => {
      const other = dimensions.find((dimension) => dimension !== count);
      if (other === undefined) return [];
      const message = `expected ${String(other)} ${what} for the n = ${String(other)} of grid.dimension, got ${String(count)}`;
      return [{ path: ['system', 'oracles', position, key], message }];
    });
    return misfits.slice(0, 1);
  });
}

/** A named algebra must act on the features of some dimension of the grid. */
export function checkCandidates(
  candidates: readonly CandidateSpec[],
  { field }: SystemSpec,
  dimensions: readonly number[],
): Problem[] {
  return candidates.flatMap((candidate, position): Problem[] => {
    if (typeof candidate !== 'string') return [];
    const algebra = parseAlgebraName(candidate);
    if (algebra === undefined) return [];
    const misfits = dimensions.map((dimension) => algebraMisfit(algebra, { dimension, field }));
    const [first] = misfits;
    if (first === undefined || misfits.includes(undefined)) return [];
    return [{ path: ['candidates', position], message: `${candidate} does not fit: ${first}` }];
  });
}

/** Generators that form no linear space, as networks, have no entries that could be few. */
export function checkSparsity({ parameterisation }: SystemSpec, { weights }: Pick<GridSpec, 'weights'>): Problem[] {
  const weight = weights.sparsity.find((one) => one > 0);
  if (parameterisationOf(parameterisation).unknowns !== undefined || weight === undefined) return [];
  const message = `expected 0, for sparsity is of the entries of linear generators, got ${String(weight)}`;
  return [{ path: ['grid', 'weights', 'sparsity'], message }];
}

/** A grid that has too many trials is refused with their number. */
export function checkTrialCount(spec: Pick<SweepSpec, 'grid' | 'restarts'>): Problem[] {
  const count = trialCount(spec);
  if (count <= MOST_TRIALS) return [];
  const message = `expected a grid of at most ${countOf(MOST_TRIALS, 'trial')} (restarts included), got ${String(count)}`;
  return [{ path: ['grid'], message }];
}
