import { largestModulus, matrixOf, scale, triangleFold, type Matrix, type TriangleFold } from '@liesweep/lie';
import { parameterCount, realDimension, Scratch } from '@liesweep/sweep';
import { rowLengthOf } from './generator-columns.js';
import { asGradientRows, type GradientRows } from './gradient-rows.js';
import type { SampledGradients } from './sampled-gradients.js';

/**
 * The relative defect of a field v = 𝒲z as two quadratic forms of the parameters θ of 𝒲, by rows (see `rowLengthOf`):
 *
 *     ρ² = E (∇φ·v)² / E |∇φ|²|v|² = ‖T θ‖² / Σ_j ‖Lᵀθ_j‖²  ∈ [0, 1]
 *
 * in standard coordinates. T is the triangle of the rows, L the Cholesky factor of E |∇φ|² f fᵀ with f the features that
 * multiply one row of 𝒲.
 */
export interface DefectForm {
  /** T, shape [p, p] upper triangular, or [rows, p] where the rows are fewer. */
  readonly rows: Matrix;
  /** Lᵀ, shape [s, s], upper triangular. */
  readonly weight: Matrix;
}

/** The forms of samples in standard coordinates. */
export function defectForm(sampled: SampledGradients | GradientRows): DefectForm {
  const blocks = asGradientRows(sampled);
  const { shape, labelCount, sampleCount } = blocks;
  const count = sampleCount * labelCount;
  const [p, s] = [parameterCount(shape), rowLengthOf(shape)];
  const scratch = new Scratch();
  let [largestRow, largestFeature] = [0, 0];
  for (const block of blocks.blocks()) {
    largestRow = largestModulus(derivativeRows(block, scratch).data, largestRow);
    largestFeature = largestModulus(weightedFeatures(block, scratch).data, largestFeature);
  }
  const rows = count < p ? allRows(count, p) : triangleFold(p, largestRow);
  const weight = triangleFold(s, largestFeature);
  for (const block of blocks.blocks()) {
    rows.add(derivativeRows(block, scratch).data);
    weight.add(weightedFeatures(block, scratch).data);
  }
  return {
    rows: scale(rows.triangle(), 1 / Math.sqrt(count)),
    weight: over(weight.triangle(), Math.sqrt(count)),
  };
}

function zeros(rows: number, columns: number, scratch: Scratch): Matrix {
  return { rows, columns, data: scratch.take(rows * columns).fill(0) };
}

/** Fewer rows than parameters stay as they are. */
function allRows(count: number, columns: number): TriangleFold {
  const rows = matrixOf(count, columns);
  let at = 0;
  return {
    add: (data) => {
      rows.data.set(data, at);
      at += data.length;
    },
    triangle: () => rows,
  };
}

function over(matrix: Matrix, divisor: number): Matrix {
  return { ...matrix, data: matrix.data.map((entry) => entry / divisor) };
}

/** One row per sample and label: entry j·s + f is Σ_v ∂φ/∂z_vj times the feature f of the vector v. */
export function derivativeRows(
  { shape, vectorCount, labelCount, samples, gradients }: SampledGradients,
  scratch = new Scratch(),
): Matrix {
  const { dimension: n, field } = shape;
  const r = realDimension(shape);
  const s = rowLengthOf(shape);
  const length = vectorCount * r;
  const rows = zeros(gradients.length / length, n * s, scratch);
  for (let row = 0; row < rows.rows; row += 1) {
    const sample = Math.floor(row / labelCount) * length;
    for (let vector = 0; vector < vectorCount; vector += 1) {
      const x = sample + vector * r;
      const g = row * length + vector * r;
      for (let j = 0; j < n; j += 1) {
        const target = row * n * s + j * s;
        const slope = gradients[g + j] ?? Number.NaN;
        const imaginary = field === 'complex' ? (gradients[g + n + j] ?? Number.NaN) : 0;
        for (let k = 0; k < n; k += 1) {
          const u = samples[x + k] ?? Number.NaN;
          if (field === 'real') {
            rows.data[target + k] = (rows.data[target + k] ?? Number.NaN) + slope * u;
            continue;
          }
          const v = samples[x + n + k] ?? Number.NaN;
          rows.data[target + k] = (rows.data[target + k] ?? Number.NaN) + slope * u + imaginary * v;
          rows.data[target + n + k] = (rows.data[target + n + k] ?? Number.NaN) + imaginary * u - slope * v;
        }
      }
    }
  }
  return rows;
}

/** |∇φ| f, shape [(samples · labels) · vectors · (1 or 2), s]: the rows whose second moment is L Lᵀ. */
function weightedFeatures(
  { shape, vectorCount, labelCount, samples, gradients }: SampledGradients,
  scratch: Scratch,
): Matrix {
  const { dimension: n, field } = shape;
  const r = realDimension(shape);
  const s = rowLengthOf(shape);
  const length = vectorCount * r;
  const perVector = field === 'complex' ? 2 : 1;
  const sampleCount = samples.length / length;
  const features = zeros(sampleCount * vectorCount * perVector, s, scratch);
  for (let sample = 0; sample < sampleCount; sample += 1) {
    let square = 0;
    const from = sample * labelCount * length;
    for (let at = from; at < from + labelCount * length; at += 1) square += (gradients[at] ?? Number.NaN) ** 2;
    const size = Math.sqrt(square);
    for (let vector = 0; vector < vectorCount; vector += 1) {
      const x = sample * length + vector * r;
      const target = (sample * vectorCount + vector) * perVector * s;
      for (let k = 0; k < n; k += 1) {
        const u = size * (samples[x + k] ?? Number.NaN);
        features.data[target + k] = u;
        if (field === 'real') continue;
        const v = size * (samples[x + n + k] ?? Number.NaN);
        features.data[target + n + k] = -v;
        features.data[target + s + k] = v;
        features.data[target + s + n + k] = u;
      }
    }
  }
  return features;
}
