import type { RowBlocks } from '@liesweep/sweep';
import { certifyFormula, type FormulaAtSamples, type FormulaVerdict } from './certify-formula.js';
import { formatDefect } from './format-defect.js';

/** Gradients at samples, all that is known of a function. */
export interface GradientsAtSamples extends Omit<FormulaAtSamples, 'gradient' | 'gradients' | 'gradientPrecision'> {
  /** ∇φ at the samples, row-major [m, k, q·r], or block by block. */
  readonly gradients: Float64Array | RowBlocks;
  /** Their relative rounding. */
  readonly gradientPrecision: number;
}

/**
 * A network that gives its labels to a percent is wrong by several in its gradients: a defect that is more than rounding and
 * less than this may be a symmetry of the labels that the network learned not quite.
 */
const CLEARLY_BROKEN = 0.1;

/** Defects that a refusal lists: the dimension of SO(5) and two more. */
const SHOWN_DEFECTS = 12;

/**
 * Certifies how many independent matrices keep a function, from its gradients at samples alone. They are taken as given, so the
 * number is one of the function that they are of, at these samples. Refused where a defect lies between rounding and
 * `CLEARLY_BROKEN`: nothing then says which ones stand for zero, and the reason lists them.
 */
export function certifyGradients(given: GradientsAtSamples): FormulaVerdict {
  const verdict = certifyFormula({ ...given, gradient: undefined });
  const { dimension, refusal, largestZero, smallestNonZero } = verdict;
  const isNearlyKept = dimension !== null && smallestNonZero !== null && smallestNonZero < CLEARLY_BROKEN;
  // Without any zero the precision of the rows is not what is wanting.
  const isUnclear = refusal === 'no-gap' || (refusal === 'data-precision' && largestZero === null);
  if (isUnclear || isNearlyKept) {
    return { ...verdict, dimension: null, refusal: 'no-gap', reason: explainStaircase(verdict), generators: [] };
  }
  return dimension === null ? verdict : { ...verdict, reason: `${verdict.reason} ${AS_GIVEN}` };
}

const AS_GIVEN =
  'The gradients are taken as given, at these rows: what those of a network keep is a symmetry of the network, and of its labels only as far as it has learned them.';

/** Each step says how well so many directions are kept, which is all that can be said. */
function explainStaircase({ defects, parameterCount }: FormulaVerdict): string {
  const shown = Array.from(defects.subarray(0, SHOWN_DEFECTS), (defect) => formatDefect(defect)).join(', ');
  const list =
    parameterCount > SHOWN_DEFECTS ? `The smallest relative defects of ${String(parameterCount)}` : 'Relative defects';
  return `No clear gap. ${list} are ${shown}: so well one direction, two, three and so on keep the gradients at best. Those of a trained network are not exact, and nothing says which of these would be zero if they were: give gradients that are exact to rounding, or fit the labels themselves with { kind: learned, model: polynomial }.`;
}
