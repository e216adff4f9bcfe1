import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { generalisedEigen } from '../algebra/generalised-eigen.js';
import { triangleTimes } from '../algebra/triangle-times.js';
import { combineFields } from '../fields/combine-fields.js';
import { fieldMetric } from '../fields/field-metric.js';
import { lieDerivative } from '../polynomials/lie-derivative.js';
import type { JudgedLabel } from './judged-label.js';

/** The fields of an ansatz by their relative defect on fitted labels. */
export interface DefectSpectrum {
  /** ρ ascending, shape [P]: ρ² = E Σ_l (∇f_l·v)² / E Σ_l |∇f_l|² |v|². */
  readonly defects: Float64Array;
  /** W_a, orthonormal in D, in the same order. */
  readonly fields: readonly Matrix[];
  /** Per label and field the derivative ∇f_l·v_a in the orthonormal basis, divided by √k: ρ_a² = Σ_l |u_l,a|². */
  readonly derivatives: readonly (readonly Float64Array[])[];
}

/**
 * Solves A θ = ρ² D θ with A_pq = (1/k) Σ_l E (∇f_l·v_p)(∇f_l·v_q) and D_pq = (1/k) Σ_l E |∇f_l|² v_p·v_q.
 *
 * Each ρ is the length of the derivative itself, so that an exact symmetry has 1e-15 and not the root of a rounded square.
 *
 * @param basis P fields that span the ansatz, or any part of it
 */
export function defectSpectrum(labels: readonly JudgedLabel[], basis: readonly Matrix[]): DefectSpectrum {
  const count = basis.length;
  const raw = labels.map((label) => basis.map((field) => derivativeAlong(label, field, labels.length)));
  const energies = matrixOf(count, count);
  for (let p = 0; p < count; p++) {
    for (let q = 0; q < count; q++) {
      energies.data[p * count + q] = raw.reduce((sum, u) => sum + dot(u[p], u[q]), 0);
    }
  }
  const { vectors } = generalisedEigen(energies, fieldMetric(basis, meanWeights(labels)));
  const coefficients = Array.from({ length: count }, (_, a) => vectors.data.subarray(a * count, (a + 1) * count));
  const found = coefficients.map((theta) => {
    const field = combineFields(basis, theta);
    const derivatives = labels.map((label) => derivativeAlong(label, field, labels.length));
    return { field, derivatives, defect: Math.sqrt(derivatives.reduce((sum, u) => sum + dot(u, u), 0)) };
  });
  return {
    defects: Float64Array.from(found, ({ defect }) => defect),
    fields: found.map(({ field }) => field),
    derivatives: labels.map((_, l) => found.map(({ derivatives }) => derivatives[l] ?? new Float64Array())),
  };
}

/** G of all labels together: (1/k) Σ_l G_l. */
export function meanWeights(labels: readonly JudgedLabel[]): Matrix {
  return combineFields(
    labels.map(({ weights }) => weights),
    labels.map(() => 1 / labels.length),
  );
}

function derivativeAlong(
  { derivatives: { monomials, triangle }, slope }: JudgedLabel,
  field: Matrix,
  labelCount: number,
): Float64Array {
  return triangleTimes(triangle, lieDerivative(monomials, field, slope)).data.map(
    (entry) => entry / Math.sqrt(labelCount),
  );
}

function dot(a: Float64Array = new Float64Array(), b: Float64Array = new Float64Array()): number {
  return a.reduce((sum, entry, q) => sum + entry * (b[q] ?? NaN), 0);
}
