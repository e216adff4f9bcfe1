import { bracket } from './bracket.js';
import type { Matrix } from './matrix.js';

/** The commutators [J_a, J_b] of all pairs a < b, in the order of `pairs`. */
export function bracketPairs(generators: readonly Matrix[]): Matrix[] {
  return generators.flatMap((first, a) => generators.slice(a + 1).map((second) => bracket(first, second)));
}
