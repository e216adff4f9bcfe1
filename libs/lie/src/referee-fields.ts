import { closureResidual } from './closure-residual.js';
import { normSquared } from './frobenius.js';
import { independence } from './independence.js';
import { isFiniteMatrix, scale } from './matrix.js';
import type { Matrix } from './matrix.js';
import { GENERATOR_NORM_SQUARED } from './orthonormalise.js';
import { pairs } from './pairs.js';
import { pointwiseRank } from './pointwise-rank.js';
import { REJECTED, verdictOn } from './generators-verdict.js';
import type { GeneratorsVerdict } from './generators-verdict.js';

/** What the referee judges of vector fields, all at samples that training never saw. */
export interface FieldsRefereeInput {
  /** v_a, N_g of shape [m·q, r]: a row for each of the q vectors of every sample. */
  readonly fields: readonly Matrix[];
  /** [v_a, v_b] for a < b in the order of `pairs`, shaped like the fields. */
  readonly brackets: readonly Matrix[];
  /** ∇φ, shape [m·k, q·r]: a row for each of the k labels of every sample. */
  readonly gradients: Matrix;
  readonly sampleCount: number;
  /** What makes the squared length of a field n · mean ‖v‖² / mean ‖x‖². */
  readonly scale: number;
  readonly closureHasWeight: boolean;
  readonly below: number;
}

/** The verdict on vector fields, with the number of directions that they span at a point; null when that is not clear. */
export interface FieldsVerdict extends GeneratorsVerdict {
  readonly pointwiseRank: number | null;
}

/**
 * Judges vector fields in float64: at squared length 2 they must be independent as
 * fields, leave the oracle invariant to first order, and close where closure has weight.
 */
export function refereeFields(input: FieldsRefereeInput): FieldsVerdict {
  const { fields, brackets, gradients, sampleCount, closureHasWeight, below } = input;
  if (fields.length === 0 || ![...fields, ...brackets].every(isFiniteMatrix)) {
    return { ...REJECTED, pointwiseRank: null };
  }
  const factors = fields.map((field) => Math.sqrt(GENERATOR_NORM_SQUARED / (normSquared(field) * input.scale ** 2)));
  const factorAt = (a: number): number => factors[a] ?? NaN;
  const bracketFactors = pairs(fields.length).map(([a, b]) => factorAt(a) * factorAt(b) * input.scale);
  const unitBrackets = brackets.map((bracket, pair) => scale(bracket, bracketFactors[pair] ?? NaN));
  const found = {
    independence: independence(fields),
    invariance: fields.reduce(
      (sum, field, a) => sum + factorAt(a) ** 2 * fieldResidual(field, gradients, sampleCount),
      0,
    ),
    closure: closureResidual(
      fields.map((field, a) => scale(field, factorAt(a) * input.scale)),
      unitBrackets,
    ),
  };
  return { ...verdictOn(found, closureHasWeight, below), pointwiseRank: pointwiseRank(fields) };
}

/** (1/m) Σ_i ‖dφ(x_i)·v(x_i)‖² */
function fieldResidual(field: Matrix, gradients: Matrix, sampleCount: number): number {
  const { columns, rows } = gradients;
  const labelCount = rows / sampleCount;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const sample = Math.floor(row / labelCount);
    let change = 0;
    for (let column = 0; column < columns; column++) {
      change += (gradients.data[row * columns + column] ?? NaN) * (field.data[sample * columns + column] ?? NaN);
    }
    sum += change * change;
  }
  return sum / sampleCount;
}
