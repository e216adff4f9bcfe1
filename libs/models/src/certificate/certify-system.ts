import {
  asRows,
  MOST_DEFECTS,
  realDimension,
  systemKey,
  type Certificate,
  type RowBlocks,
  type SweepSpec,
} from '@liesweep/sweep';
import { certifyFormula, certifyGradients, type FormulaVerdict } from '@liesweep/verdict';
import type { LearnedFit } from '../learned/learned-fit.js';
import { gradientBlocks } from '../gradients-at-samples.js';
import type { Oracle } from '../oracle.js';

/** A system in one dimension, at the samples that decide. */
export interface SystemToCertify {
  readonly spec: Pick<SweepSpec, 'system'>;
  /** n */
  readonly dimension: number;
  /** All its oracles as one, of the features in their own units. */
  readonly oracle: Oracle;
  /** x, row-major [m, q·r], or block by block, in the units of the features. */
  readonly samples: Float64Array | RowBlocks;
  /** ∇φ at the samples, [m, k, q·r], where they are known without asking the oracle. */
  readonly gradients?: RowBlocks;
  /** How finely each of the r features is known; absent for data that are drawn. */
  readonly quanta?: Float64Array;
  /** What messages call the r features. */
  readonly names?: readonly string[];
  /** One entry per oracle, undefined for a formula. */
  readonly fits: readonly (LearnedFit | undefined)[];
}

/** The certificate of a system, and what it is made from. */
export interface CertifiedSystem {
  readonly certificate: Certificate;
  /** A basis of the certified algebra, vec 𝒲 each in the units of the features; none where nothing is certified. */
  readonly generators: readonly Float64Array[];
}

/**
 * The loss of a cell stops at 1e-10, that is at 1e-4 of the next direction where its singular value is 0.1. A set may have
 * a hundredth of the next direction's defect: no part of it is then that direction.
 */
const SHARE_OF_NEXT = 1e-2;

/** The largest tolerance of a formula, and of one whose finite ε leaves a floor of its own. */
const LARGEST_TOLERANCE = 1e-3;

/**
 * Certifies the dimension of the algebra of matrices that keep a system's oracles: formulas by the gap of their relative
 * defects, gradients that are given likewise, labels by what they allow to be said. A network has no covariance, so nothing is certified of one.
 */
export function certifySystem(input: SystemToCertify): CertifiedSystem {
  const { spec, dimension, oracle, fits } = input;
  const shape = { dimension, field: spec.system.field };
  const named = { system: systemKey(spec.system), dimension };
  const learned = fits.filter((fit) => fit !== undefined);
  if (learned.length === 0) {
    const { vectorCount, labelCount, gradientPrecision } = oracle;
    const known = {
      ...{ shape, vectorCount, labelCount, samples: input.samples },
      ...(input.quanta === undefined ? {} : { quanta: input.quanta }),
      ...(input.names === undefined ? {} : { names: input.names }),
    };
    if (gradientPrecision === undefined) {
      const verdict = certifyFormula({ ...known, gradient: (x) => oracle.gradient(x) });
      return { certificate: { ...named, ...certificateOfFormula(verdict) }, generators: verdict.generators };
    }
    const gradients =
      input.gradients ?? gradientBlocks(oracle, asRows(input.samples, vectorCount * realDimension(shape)));
    const verdict = certifyGradients({ ...known, gradients, gradientPrecision });
    return {
      certificate: { ...named, ...certificateOfFormula(verdict), given: 'gradients' },
      generators: verdict.generators,
    };
  }
  const [only] = learned;
  if (only?.certificate != null && fits.length === 1) {
    return { certificate: { ...named, ...only.certificate }, generators: only.generators };
  }
  return { certificate: uncertifiedSystem(spec, dimension), generators: [] };
}

function certificateOfFormula(verdict: FormulaVerdict): Omit<Certificate, 'system' | 'dimension'> {
  const { dimension, largestZero, smallestNonZero, defects, refusal, rowCount, parameterCount, reason } = verdict;
  return {
    ...{ groupDimension: dimension, largestZero, smallestNonZero, refusal, rowCount, parameterCount, reason },
    defects: Array.from(defects.subarray(0, MOST_DEFECTS)),
    tolerance: Math.min(LARGEST_TOLERANCE, SHARE_OF_NEXT * (dimension === null ? 1 : (smallestNonZero ?? 1))),
  };
}

/** The certificate of a system that holds a network, or a fit to labels beside other oracles: it certifies nothing. */
export function uncertifiedSystem({ system }: Pick<SweepSpec, 'system'>, dimension: number): Certificate {
  return {
    ...{ system: systemKey(system), dimension },
    ...{ groupDimension: null, largestZero: null, smallestNonZero: null, rowCount: 0, parameterCount: 0 },
    ...{ refusal: 'network', tolerance: LARGEST_TOLERANCE, defects: [] },
    reason:
      'Nothing bounds the error of what was fitted: a network, or several oracles of which one was learned; one polynomial alone has a bound.',
  };
}
