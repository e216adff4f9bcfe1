import { GENERATOR_NORM_SQUARED, INDEPENDENT_ABOVE, matrixOf, singularValues, type Matrix } from '@liesweep/lie';
import { orthonormalRows } from './orthonormal-rows.js';
import type { StructureTensor } from './field-problem.js';
import { structureConstantsOf } from './structure-constants-of.js';

/** What the referee says of a set of fields in whitened coordinates. */
export interface SetClosure {
  /** The smallest singular value of the fields at unit norm, 0 to 1. */
  readonly independence: number;
  /** Σ_{a<b} of the squared distance of [v_a, v_b] from the span, of an orthogonal basis at |v|² = 2; infinite for dependent fields. */
  readonly closure: number;
}

/**
 * Closure of the span of fields, with all that leaves the dictionary:
 *
 *     Σ_{a<b} ‖ [v_a, v_b] − Σ_c a_abc v_c ‖²
 *
 * @param fields c̃ as rows, [N_g, P]
 */
export function closureOf(fields: Matrix, tensor: StructureTensor): SetClosure {
  const { rows: count, columns } = fields;
  const units = matrixOf(count, columns);
  for (let a = 0; a < count; a += 1) {
    const row = fields.data.subarray(a * columns, (a + 1) * columns);
    const size = Math.hypot(...row);
    units.data.set(
      row.map((entry) => entry / size),
      a * columns,
    );
  }
  const independence = count === 0 ? 1 : count > columns ? 0 : (singularValues(units).at(-1) ?? NaN);
  if (!(independence > INDEPENDENT_ABOVE))
    return { independence, closure: Number.isNaN(independence) ? NaN : Infinity };
  const { residuals } = structureConstantsOf(orthonormalRows(units), tensor);
  const sum = residuals.reduce((total, residual) => total + residual ** 2, 0);
  return { independence, closure: GENERATOR_NORM_SQUARED ** 2 * sum };
}
