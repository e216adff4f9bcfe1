import { matrixOf, pairs, type Matrix } from '@liesweep/lie';
import { evaluate64 } from '../networks/evaluate64.js';
import { jacobian64 } from '../networks/jacobian64.js';
import { fieldAsNetwork } from './evaluate-field.js';
import { fieldParameterCount, type FieldNetwork } from './field-network.js';

/** Vector fields at the same points, in float64: a row for every point. */
export interface FieldMatrices {
  /** v_a, shape [points, r] each. */
  readonly fields: readonly Matrix[];
  /** [v_a, v_b] for a < b in the order of `pairs`, with the sign of matrices: Dv_a·v_b − Dv_b·v_a. */
  readonly brackets: readonly Matrix[];
}

/**
 * Evaluates fields and their brackets, these by the Jacobians of the networks.
 *
 * @param parameters shape [N_g, P]
 * @param points x, row-major [points, r]
 */
export function fieldMatrices(parameters: Float32Array, network: FieldNetwork, points: Float64Array): FieldMatrices {
  const [r = 0] = network.layers;
  const count = fieldParameterCount(network);
  const networks = Array.from({ length: parameters.length / count }, (_, a) =>
    fieldAsNetwork(parameters.subarray(a * count, (a + 1) * count), network),
  );
  const pointCount = points.length / r;
  const empty = (): Matrix => matrixOf(pointCount, r);
  const fields = networks.map(empty);
  const bracketPairs = pairs(networks.length).map(([a, b]) => ({ a, b, bracket: empty() }));
  for (let point = 0; point < pointCount; point += 1) {
    const x = points.subarray(point * r, (point + 1) * r);
    const values = networks.map((field) => evaluate64(field, x));
    values.forEach((value, a) => fields[a]?.data.set(value, point * r));
    const jacobians = bracketPairs.length === 0 ? [] : networks.map((field) => jacobian64(field, x));
    for (const { a, b, bracket } of bracketPairs) {
      for (let row = 0; row < r; row += 1) {
        bracket.data[point * r + row] = dot(jacobians[a]?.[row], values[b]) - dot(jacobians[b]?.[row], values[a]);
      }
    }
  }
  return { fields, brackets: bracketPairs.map(({ bracket }) => bracket) };
}

function dot(left: Float64Array | undefined, right: Float64Array | undefined): number {
  return left?.reduce((total, value, at) => total + value * (right?.[at] ?? Number.NaN), 0) ?? Number.NaN;
}
