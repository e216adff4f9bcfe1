import {
  closureResidual,
  GENERATOR_NORM_SQUARED,
  independence,
  INDEPENDENT_ABOVE,
  isFiniteMatrix,
  normSquared,
  realForms,
  REJECTED,
  scale,
} from '@liesweep/lie';
import type { GeneratorShape, RefereeVerdict } from '@liesweep/sweep';
import type { DefectForm } from '../formula/defect-form.js';
import { defectOf } from '../formula/defect-of.js';
import { byRows } from '../formula/generator-columns.js';
import { largestDefect } from './largest-defect.js';

/** What the referee judges of generators that are matrices. */
export interface GeneratorsToJudge {
  /** vec 𝒲 in standard coordinates, one after another, float64. */
  readonly generators: Float64Array;
  readonly shape: GeneratorShape;
  /** Of samples that training never saw, in standard coordinates. */
  readonly form: DefectForm;
  /** Whether the loss asks for closure; an open set is accepted where it does not. */
  readonly closureHasWeight: boolean;
  /** The largest relative defect over the span that keeps the oracle. */
  readonly tolerance: number;
  /** The largest closure residual of a set that closes. */
  readonly closedBelow: number;
}

/**
 * Judges generators in float64 and standard coordinates, apart from the loss that trained them: they must be independent,
 * every direction of their span must keep the oracle within the tolerance, and they must close where closure has weight.
 * Each is taken at ‖𝒲‖² = 2: where normalization has no weight a set that shrinks to nothing must not pass for a symmetry.
 *
 * @returns a set with an entry that is not finite, or without generators, fails all three
 */
export function judgeGenerators(input: GeneratorsToJudge): RefereeVerdict {
  const { shape, form, closureHasWeight, tolerance, closedBelow } = input;
  const forms = realForms(input.generators, shape);
  if (forms.length === 0 || !forms.every(isFiniteMatrix)) return { ...REJECTED, defect: null };
  const norms = forms.map((generator) => normSquared(generator));
  const units = forms.map((generator, a) => scale(generator, Math.sqrt(GENERATOR_NORM_SQUARED / (norms[a] ?? NaN))));
  const isolation = independence(forms);
  const isIndependent = isolation > INDEPENDENT_ABOVE;
  const p = input.generators.length / forms.length;
  const thetas = forms.map((_, a) => byRows(input.generators.subarray(a * p, (a + 1) * p), shape));
  const defect = isIndependent ? largestDefect(thetas, form) : NaN;
  const closure = closureResidual(units);
  return {
    independence: finiteOrNull(isolation),
    invariance: finiteOrNull(
      thetas.reduce((sum, theta) => sum + GENERATOR_NORM_SQUARED * defectOf(theta, form) ** 2, 0),
    ),
    defect: finiteOrNull(defect),
    closure: finiteOrNull(closure),
    isIndependent,
    isInvariant: defect <= tolerance,
    isClosed: !closureHasWeight || closure < closedBelow,
  };
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
