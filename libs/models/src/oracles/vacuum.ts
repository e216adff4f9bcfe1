import type { Oracle } from '../oracle.js';

/**
 * φ(x) = x†Φx for a vacuum Φ in the adjoint representation, diagonal and real: what is left of the group commutes with Φ.
 *
 * @param diagonal the n entries of Φ
 */
export function adjointVacuum(diagonal: readonly number[]): Oracle {
  return {
    labelCount: 1,
    vectorCount: 1,
    gradient: (x) => [x.map((value, at) => 2 * (diagonal[at % diagonal.length] ?? Number.NaN) * value)],
  };
}

/**
 * φ(x) = (Re v†x, Im v†x) for a vacuum v in the fundamental representation, real: what is left of the group keeps v.
 *
 * @param direction the n entries of v
 */
export function fundamentalVacuum(direction: readonly number[]): Oracle {
  const zeros = direction.map(() => 0);
  return {
    labelCount: 2,
    vectorCount: 1,
    gradient: () => [Float64Array.from([...direction, ...zeros]), Float64Array.from([...zeros, ...direction])],
  };
}
