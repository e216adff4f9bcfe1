import type { RefereeVerdict, TrialTensors } from '@liesweep/sweep';

/** What a trial's parameters are as generators: the tensors to store, and in float64 the referee's verdict on them. */
export interface JudgedTrial {
  readonly tensors: Pick<TrialTensors, 'generators' | 'field' | 'flows'>;
  /** Least-squares structure constants, shape [pairs, N_g]; NaN where the generators are dependent and have none. */
  readonly structureConstants: Float32Array;
  /** Whether they are not as they were trained, but finished in float64; then constants that were learned are not theirs. */
  readonly isPolished?: boolean;
  referee(limits: RefereeLimits): RefereeVerdict;
}

/** What the referee accepts. */
export interface RefereeLimits {
  /** The largest relative defect of matrices. */
  readonly tolerance: number;
  /** The largest closure residual; of vector fields also the largest invariance. */
  readonly below: number;
}
