import { matMul, reshape, tensor2d, transpose, type Tensor, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';

import { parameterCount, realDimension, type GeneratorShape } from '@liesweep/sweep';

/**
 * The constant matrix E with vec 𝒲 · E = vec of the real form, for complex generators: A and B stand in it twice each.
 *
 * @returns shape [2n², 4n²]
 */
function realFormMap(dimension: number): Tensor2D {
  const [half, size] = [dimension ** 2, 2 * dimension];
  const rows = Array.from({ length: 2 * half }, () => new Float32Array(size * size));
  for (let i = 0; i < dimension; i += 1) {
    for (let j = 0; j < dimension; j += 1) {
      const [real, imaginary] = [rows[i * dimension + j], rows[half + i * dimension + j]];
      real?.set([1], i * size + j);
      real?.set([1], (dimension + i) * size + dimension + j);
      imaginary?.set([-1], i * size + dimension + j);
      imaginary?.set([1], (dimension + i) * size + j);
    }
  }
  return tensor2d(rows.map((row) => [...row]));
}

/**
 * The real form of every generator: 𝒲 itself, or [[A, −B], [B, A]].
 *
 * @param generators vec 𝒲, shape [B, N_g, p]
 * @returns shape [B, N_g·r, r] with r = n or 2n, rows (a, i)
 */
export function realForm(generators: Tensor3D, shape: GeneratorShape): Tensor3D {
  const rows = realDimension(shape);
  if (shape.field === 'real') return reshape(generators, [-1, generators.shape[1] * rows, rows]);
  const flat: Tensor2D = reshape(generators, [-1, parameterCount(shape)]); // [B·N_g, 2n²]
  return reshape(matMul(flat, realFormMap(shape.dimension)), [-1, generators.shape[1] * rows, rows]);
}

/** The transposed map of `realForm`: a gradient in the real forms becomes one in vec 𝒲, shape [B, N_g, p]. */
export function fromRealForm(gradient: Tensor, generatorCount: number, shape: GeneratorShape): Tensor3D {
  if (shape.field === 'real') return reshape(gradient, [-1, generatorCount, parameterCount(shape)]);
  const flat: Tensor2D = reshape(gradient, [-1, realDimension(shape) ** 2]); // [B·N_g, 4n²]
  return reshape(matMul(flat, realFormMap(shape.dimension), false, true), [-1, generatorCount, parameterCount(shape)]);
}

/**
 * The first block column of every generator, side by side.
 *
 * @param generators vec 𝒲, shape [B, N_g, p]
 * @returns shape [B, r, N_g·n], columns (b, j)
 */
export function blockColumns(generators: Tensor3D, shape: GeneratorShape): Tensor3D {
  const [count, rows] = [generators.shape[1], realDimension(shape)];
  const matrices = reshape(generators, [-1, count, rows, shape.dimension]);
  return reshape(transpose(matrices, [0, 2, 1, 3]), [-1, rows, count * shape.dimension]);
}
