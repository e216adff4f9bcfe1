import type { Matrix } from '@liesweep/lie';
import { conjugate, standardCoordinates } from '../coordinates/standard-coordinates.js';
import { vecOfRealForm } from '../coordinates/vec-of-real-form.js';
import { areFinite } from '../data/are-finite.js';
import { largestDefect } from '../referee/largest-defect.js';
import { defectForm } from './defect-form.js';
import { byRows } from './generator-columns.js';
import { asGradientRows, kindOfGradients, samplesOf, type GradientRows } from './gradient-rows.js';
import { inStandardCoordinates } from './in-standard-coordinates.js';
import type { SampledGradients } from './sampled-gradients.js';

/**
 * The largest relative defect over the span of named generators, exact on the rows: 0 for a symmetry, 1 at most.
 *
 * @param sampled in the units of the features
 * @param candidates spans of generators in the same units, real forms [r, r] each
 * @returns one per candidate; null where its generators are dependent, or a gradient is not finite
 */
export function formulaCandidates(
  sampled: SampledGradients | GradientRows,
  candidates: readonly (readonly Matrix[])[],
): (number | null)[] {
  const rows = asGradientRows(sampled);
  const samples = samplesOf(rows);
  if (candidates.length === 0 || kindOfGradients(rows) === 'not finite' || !areFinite(samples.blocks()))
    return candidates.map(() => null);
  const { shape } = rows;
  const coordinates = standardCoordinates(samples, shape);
  const form = defectForm(inStandardCoordinates(rows, coordinates));
  return candidates.map((span) => {
    const thetas = span.map((generator) => byRows(vecOfRealForm(conjugate(generator, coordinates), shape), shape));
    const defect = largestDefect(thetas, form);
    return Number.isFinite(defect) ? defect : null;
  });
}
