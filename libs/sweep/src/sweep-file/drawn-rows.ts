import { dataOf, type DataSpec } from '../data/index.js';
import { hasCoefficients } from '../has-coefficients.js';
import type { Problem } from '../schema/problem.js';
import type { SystemSpec } from '../sweep-spec.js';
import { unknownsOfRows } from '../unknowns-of-system.js';
import { labelCountOf } from './data-checks.js';

/**
 * Drawn samples must give as many rows as fields have coefficients: with fewer, what is found is no symmetry. Matrices are
 * warned of only, as they always were (`sweepWarnings`).
 */
export function checkDrawnRows(system: SystemSpec, data: DataSpec, dimensions: readonly number[]): Problem[] {
  const samples = dataOf(data).sampleCount?.(data);
  const labels = labelCountOf(system, undefined);
  if (samples === undefined || labels === undefined || !hasCoefficients(system)) return [];
  const misfit = dimensions
    .map((dimension) => unknownsOfRows(system, dimension, labels))
    .find((unknowns) => unknowns !== undefined && samples * labels < unknowns.count);
  if (misfit === undefined) return [];
  const { count, formula } = misfit;
  const message =
    `expected at least ${String(Math.ceil(count / labels))} samples (samples × labels ≥ ${formula} = ${String(count)}), ` +
    `got ${String(samples)}`;
  return [{ path: ['data', 'samples'], message }];
}
