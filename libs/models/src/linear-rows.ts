import { matrixOf, type Matrix } from '@liesweep/lie';
import { parameterCount, realDimension, type GeneratorShape } from '@liesweep/sweep';
import type { Oracle } from './oracle.js';

/**
 * The rows of a linear generator's Lie derivative: dφ(x)·𝒲x = ⟨∇φ(x) ⊗ x, 𝒲⟩, summed over the vectors of a sample.
 *
 * Complex generators 𝒲 = A + iB act on x = u + iv as (Au − Bv, Av + Bu), so with ∇φ = (g, h) the row is
 * (g ⊗ u + h ⊗ v, h ⊗ u − g ⊗ v).
 *
 * @param samples x, row-major [m, q·r]
 * @returns one row of p numbers per sample and label, entry (j, k) at j·n + k: shape [m·k, p], p = n² or 2n²
 */
export function linearRows(oracle: Oracle, samples: Float64Array, shape: GeneratorShape): Matrix {
  const { dimension } = shape;
  const block = dimension * dimension;
  const isComplex = shape.field === 'complex';
  const vectorLength = realDimension(shape);
  const sampleLength = vectorLength * oracle.vectorCount;
  const rowLength = parameterCount(shape);
  const rows = matrixOf((samples.length / sampleLength) * oracle.labelCount, rowLength);
  let row = 0;
  const addOuter = (gradient: Float64Array, x: Float64Array, offset: number, sign: number): void => {
    for (let j = 0; j < dimension; j += 1) {
      const slope = sign * (gradient[j] ?? Number.NaN);
      for (let k = 0; k < dimension; k += 1) {
        const at = row + offset + j * dimension + k;
        rows.data[at] = (rows.data[at] ?? Number.NaN) + slope * (x[k] ?? Number.NaN);
      }
    }
  };
  for (let first = 0; first < samples.length; first += sampleLength) {
    const sample = samples.subarray(first, first + sampleLength);
    for (const gradient of oracle.gradient(sample)) {
      for (let vector = 0; vector < sampleLength; vector += vectorLength) {
        const [u, g] = [sample.subarray(vector), gradient.subarray(vector)];
        addOuter(g, u, 0, 1);
        if (!isComplex) continue;
        const [v, h] = [u.subarray(dimension), g.subarray(dimension)];
        addOuter(h, v, 0, 1);
        addOuter(h, u, block, 1);
        addOuter(g, v, block, -1);
      }
      row += rowLength;
    }
  }
  return rows;
}
