import { matrixOf } from '@liesweep/lie';
import { nullDirections } from '@liesweep/lie/testing';
import type { Oracle } from '../oracle.js';
import type { VectorField } from '../flows/integrate-flow.js';

/**
 * A field that keeps all labels of an oracle exactly: a constant direction, projected at every point onto the null
 * directions of the oracle's Jacobian. It is smooth wherever the rank is.
 *
 *     v(x) = (1 − J⁺J) u,   J = ∂φ/∂x
 *
 * @param direction u, n numbers
 */
export function nullField(oracle: Oracle, direction: Float64Array): VectorField {
  const n = direction.length;
  return (x) => {
    const jacobian = matrixOf(
      oracle.labelCount,
      n,
      oracle.gradient(x).flatMap((gradient) => [...gradient]),
    );
    const { rows, data } = nullDirections(jacobian);
    const velocity = new Float64Array(n);
    for (let row = 0; row < rows; row += 1) {
      const basis = data.subarray(row * n, (row + 1) * n);
      const share = basis.reduce((total, value, at) => total + value * (direction[at] ?? Number.NaN), 0);
      basis.forEach((value, at) => (velocity[at] = (velocity[at] ?? Number.NaN) + share * value));
    }
    return velocity;
  };
}
