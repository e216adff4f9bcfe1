import { coefficientCount, type AnsatzBlock, type FieldSystem } from '@liesweep/fields';
import { matrixOf, type Matrix } from '@liesweep/lie';

/**
 * Coefficients of whitened coordinates in units in which they compare: c_jk of θ_k ∂_j times the size of θ_k over the spread of
 * feature j. Their squares sum to the squared norm where the functions of the dictionary are orthogonal.
 *
 * @returns shape [P, Σ n·K], of as large a norm as an isometry
 */
export function fieldColumns(fields: FieldSystem): Matrix {
  const { parameterCount: count, problem } = fields;
  const { ansatz, samples } = problem;
  const sizes = ansatz.blocks.flatMap((block) => coefficientSizes(block, samples, ansatz.sampleLength));
  const columns = matrixOf(count, coefficientCount(ansatz));
  for (let p = 0; p < count; p += 1) {
    const unit = new Float64Array(count);
    unit[p] = 1;
    const own = fields.toCoefficients(unit).map((entry, at) => entry * (sizes[at] ?? Number.NaN));
    columns.data.set(own, p * columns.columns);
  }
  const norm = Math.sqrt(columns.data.reduce((sum, entry) => sum + entry * entry, 0) / count);
  return matrixOf(columns.rows, columns.columns, norm > 0 ? columns.data.map((entry) => entry / norm) : columns.data);
}

/** Of c_jk at j·K + k: root mean square of θ_k over the standard deviation of feature j, over all copies at all samples. */
function coefficientSizes({ dictionary, copies }: AnsatzBlock, samples: Float64Array, sampleLength: number): number[] {
  const { dimension: n, size: K } = dictionary;
  const [squares, sums, featureSquares] = [new Float64Array(K), new Float64Array(n), new Float64Array(n)];
  let points = 0;
  for (let at = 0; at < samples.length; at += sampleLength) {
    for (const places of copies) {
      const x = Float64Array.from(places, (place) => samples[at + place] ?? Number.NaN);
      points += 1;
      dictionary.evaluate(x).forEach((value, k) => (squares[k] = (squares[k] ?? 0) + value * value));
      x.forEach((value, j) => {
        sums[j] = (sums[j] ?? 0) + value;
        featureSquares[j] = (featureSquares[j] ?? 0) + value * value;
      });
    }
  }
  const spreads = Array.from(sums, (sum, j) =>
    Math.sqrt(Math.max(0, (featureSquares[j] ?? Number.NaN) / points - (sum / points) ** 2)),
  );
  return spreads.flatMap((spread) => Array.from(squares, (square) => Math.sqrt(square / points) / spread));
}
