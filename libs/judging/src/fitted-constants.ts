import { pairs, structureConstants, type Matrix } from '@liesweep/lie';

/**
 * Least-squares structure constants, shape [pairs, N_g]; NaN where the generators are dependent and have none.
 *
 * @param brackets of vector fields; matrices have their commutators
 */
export function fittedConstants(generators: readonly Matrix[], brackets?: readonly Matrix[]): Float32Array {
  try {
    return Float32Array.from(structureConstants(generators, brackets).data);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Float32Array(pairs(generators.length).length * generators.length).fill(Number.NaN);
  }
}
