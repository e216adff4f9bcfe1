import { add, concat, tensor1d, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Oracle } from '../oracle.js';
import { quadratic } from '../oracles/quadratic.js';

/**
 * φ_l(x) = xᵀ A_l x + c_l, one label for every form.
 *
 * @param matrices A_l, symmetric, n rows of n numbers each
 * @param constants c_l
 */
export function quadraticForms(
  matrices: readonly (readonly (readonly number[])[])[],
  constants: readonly number[],
): Oracle {
  const forms = matrices.map((matrix) => quadratic(matrix));
  const values = forms.flatMap(({ evaluate }) => (evaluate === undefined ? [] : [evaluate]));
  return {
    labelCount: forms.length,
    vectorCount: 1,
    evaluate: (x) => {
      const columns = values.map((evaluate) => evaluate(x));
      const [first] = columns;
      const labels = columns.length === 1 && first !== undefined ? first : concat<Tensor2D>(columns, 1); // [m, k]
      return add(labels, tensor1d([...constants]));
    },
    gradient: (x) => forms.flatMap((form) => form.gradient(x)),
  };
}
