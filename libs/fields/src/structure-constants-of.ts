import { matrixOf, pairs, type Matrix } from '@liesweep/lie';
import { Matrix as MlMatrix, SingularValueDecomposition } from 'ml-matrix';
import { bracketOf } from './bracket-of.js';
import type { StructureTensor } from './field-problem.js';

/** Structure constants of a set of fields, and what their brackets miss the span by. */
export interface SetConstants {
  /** a, [pairs, N_g], by least squares. */
  readonly constants: Matrix;
  /** Of every pair, the norm of what its bracket misses the span by. */
  readonly residuals: Float64Array;
  /** The norm of every pair's bracket. */
  readonly sizes: Float64Array;
}

/** [v_a, v_b] = Σ_c a_abc v_c by least squares. @param fields c̃ as rows, [N_g, P], independent */
export function structureConstantsOf(fields: Matrix, tensor: StructureTensor): SetConstants {
  const { rows: count, columns } = fields;
  const rowAt = (a: number): Float64Array => fields.data.subarray(a * columns, (a + 1) * columns);
  const all = pairs(count);
  const constants = matrixOf(all.length, count);
  const residuals = new Float64Array(all.length);
  const sizes = new Float64Array(all.length);
  if (all.length === 0) return { constants, residuals, sizes };
  const solver = new SingularValueDecomposition(MlMatrix.from1DArray(count, columns, [...fields.data]).transpose(), {
    autoTranspose: true,
  });
  all.forEach(([a, b], pair) => {
    const bracket = bracketOf(tensor, rowAt(a), rowAt(b));
    const found = solver.solve(MlMatrix.columnVector([...bracket.subarray(0, columns)])).to1DArray();
    const rest = bracket.slice();
    found.forEach((constant, c) => {
      constants.data[pair * count + c] = constant;
      rowAt(c).forEach((entry, s) => {
        rest[s] = (rest[s] ?? NaN) - constant * entry;
      });
    });
    residuals[pair] = Math.hypot(...rest);
    sizes[pair] = Math.hypot(...bracket);
  });
  return { constants, residuals, sizes };
}
