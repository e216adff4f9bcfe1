import { multiply, matrixOf, transpose, type Matrix } from '@liesweep/lie';
import { matMul, tensor2d } from '@tensorflow/tfjs-core';
import type { Oracle } from '../oracle.js';

/**
 * An oracle of x as one of z, with x = B z: ψ(z) = φ(B z) and ∇ψ = Bᵀ∇φ, vector by vector. Its symmetries are B⁻¹𝒲B for those
 * 𝒲 of φ.
 *
 * @param toRaw B, real form, shape [r, r]
 */
export function oracleInCoordinates(oracle: Oracle, toRaw: Matrix): Oracle {
  const { labelCount, vectorCount, evaluate, value } = oracle;
  const r = toRaw.rows;
  const raw = transpose(toRaw); // row vectors: x = z Bᵀ
  const blocks = Array.from({ length: vectorCount * r }, (_, row) =>
    Array.from({ length: vectorCount * r }, (__, column) =>
      Math.floor(row / r) === Math.floor(column / r) ? (raw.data[(row % r) * r + (column % r)] ?? Number.NaN) : 0,
    ),
  );
  const times = (vectors: Float64Array, matrix: Matrix): Float64Array =>
    multiply(matrixOf(vectorCount, r, vectors), matrix).data;
  return {
    ...{ labelCount, vectorCount },
    // One product with a matrix: slicing and broadcasting would tie a traced gradient to the number of rows.
    ...(evaluate === undefined ? {} : { evaluate: (z) => evaluate(matMul(z, tensor2d(blocks))) }),
    ...(value === undefined ? {} : { value: (z: Float64Array) => value(times(z, raw)) }),
    gradient: (z) => oracle.gradient(times(z, raw)).map((gradient) => times(gradient, toRaw)),
  };
}
