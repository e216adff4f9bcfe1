import {
  conservedQuantities,
  dictionaryOf,
  namedFunction,
  poissonAlgebra,
  type ConservedQuantities,
  type PoissonAlgebra,
} from '@liesweep/fields';
import { featureNames, isLearned, parseExpression, type ConservedSpec, type GeneratorShape } from '@liesweep/sweep';
import { LabelsRefusedError } from '@liesweep/models';
import { systemData } from '../system-data.js';
import type { SweepToCertify } from './certify-dimension.js';
import { fittedOracles } from './fitted-oracles.js';

/** What a flow conserves, and what its conserved quantities are under Poisson brackets. */
export interface ConservedFlow {
  readonly features: readonly string[];
  /** What the dictionary holds, the constant first. */
  readonly functionNames: readonly string[];
  readonly quantities: ConservedQuantities;
  /** Null where the sweep gives no pairs, or nothing is conserved. */
  readonly poisson: PoissonAlgebra | null;
}

/** Why a flow is not asked at all. */
export interface UnaskedFlow {
  readonly reason: string;
}

/**
 * What the flow of a sweep conserves, whose oracles are the velocities of the features: formulas exactly, to rounding; what was
 * fitted to labels as far as the fit tells.
 *
 * @param conserved the section of the sweep file
 */
export function conserveFlow(sweep: SweepToCertify, conserved: ConservedSpec): ConservedFlow | UnaskedFlow {
  const { spec, dataset: file } = sweep;
  const [dimension = 1] = spec.grid.dimension;
  const shape: GeneratorShape = { dimension, field: spec.system.field };
  const isFitted = spec.system.oracles.some(isLearned);
  let fits: ReturnType<typeof fittedOracles> = [];
  try {
    fits = isFitted ? fittedOracles(spec, shape, file) : [];
  } catch (error) {
    if (!(error instanceof LabelsRefusedError)) throw error;
    return { reason: error.message };
  }
  if (isFitted && fits.length === 0) {
    return {
      reason:
        'The flow is a network, or learned beside other oracles: take one oracle { kind: learned, model: polynomial }, or write the velocities as an expression.',
    };
  }
  const { oracle, dataset } = systemData(spec, dimension, { file, fits }).raw;
  const { value } = oracle;
  if (value === undefined) return { reason: 'The oracles are known by their gradients alone: give the velocities.' };
  const features = featureNames(spec, dimension);
  const functions = conserved.functions.map((text) => namedFunction(parseExpression(text, { names: features })));
  const dictionary = dictionaryOf({ features, degree: conserved.degree, functions });
  const precision = Math.max(0, ...fits.map((fit) => Math.sqrt(Math.max(0, 1 - (fit?.fit.quality.heldOut ?? 0)))));
  const { samples } = dataset;
  const measured = isFitted ? { precision: Math.max(precision, LEAST_FIT_ERROR) } : {};
  const quantities = conservedQuantities({
    ...{ features, dictionary, samples, heldOut: dataset.heldOut, velocity: (x) => value(x) },
    ...measured,
  });
  const pairs = conserved.poisson.map(([q, p]) => [features.indexOf(q), features.indexOf(p)] as const);
  const known = { functions: quantities.functions, dictionary, samples, pairs };
  const isAsked = pairs.length > 0 && quantities.functions.length > 0;
  return {
    ...{ features, functionNames: dictionary.names, quantities },
    poisson: isAsked ? poissonAlgebra({ ...known, ...measured }) : null,
  };
}

/** A fit to labels without noise is right to about this. */
const LEAST_FIT_ERROR = 1e-8;
