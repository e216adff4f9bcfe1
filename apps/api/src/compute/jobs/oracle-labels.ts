import { combineOracles, makeOracle } from '@liesweep/models';
import { isGivenByGradients, isLearned } from '@liesweep/sweep';
import type { TrialWithFits } from './stored-trial.js';

/** φ as a function, or a sentence on why it is none. */
export interface OracleLabels {
  /** All labels of a sample, those of all oracles side by side, in float64. */
  readonly labels: ((sample: Float64Array) => readonly number[]) | null;
  readonly problem: string | null;
}

/** φ of a system: formulas as they are, learned ones through their stored fits. */
export function oracleLabels({ spec, shape, fits }: Pick<TrialWithFits, 'spec' | 'shape' | 'fits'>): OracleLabels {
  const { oracles } = spec.system;
  if (oracles.some(isGivenByGradients)) {
    return { labels: null, problem: 'φ is given by its gradients alone, so its values are not known.' };
  }
  if (oracles.some((oracle, at) => isLearned(oracle) && fits[at] === undefined)) {
    return { labels: null, problem: 'The fit of φ to the labels could not be read, so its values are not known.' };
  }
  const { value } = combineOracles(
    oracles.map((oracle, at) => makeOracle(oracle, shape, { fit: fits[at] })),
    shape,
  );
  return value === undefined
    ? { labels: null, problem: 'The values of φ are not known.' }
    : { labels: value, problem: null };
}
