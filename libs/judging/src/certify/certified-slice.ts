import type { AlgebraStructure } from '@liesweep/lie';
import type { Certificate, GeneratorMatrix } from '@liesweep/sweep';
import type { CandidateAnswer } from './candidate-answer.js';

/** What is known of one system in one dimension without training. */
export interface CertifiedSlice {
  readonly certificate: Certificate;
  /** Which algebra the certified generators span; null where there are none. */
  readonly structure: AlgebraStructure | null;
  /** In the units of the features, in their sparsest basis: [n, n], or two of them, Re and Im. */
  readonly generators: readonly GeneratorMatrix[];
  /** What the r real features are called; empty for data that are drawn. */
  readonly featureNames: readonly string[];
  /** Root mean square of each of the r real features; empty where nothing was computed. */
  readonly featureSizes: readonly number[];
  readonly candidates: readonly CandidateAnswer[];
}
