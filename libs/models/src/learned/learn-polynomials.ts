import type { GeneratorShape, LearnedModelSpec } from '@liesweep/sweep';
import { judgeTable } from './judge-table.js';
import type { LabelledTable } from './labelled-table.js';
import type { LearnedFit } from './learned-fit.js';
import type { MeasuredFields, UnmeasuredFields } from './measured-fields.js';
import { polynomialQuality } from './polynomial-quality.js';

/**
 * Fits polynomials to the labels of all rows, of the degree that describes them, with what the labels allow to be said of fields.
 *
 * @param shape of one vector of a sample
 * @throws LabelsRefusedError when the rows do not suffice for any polynomial
 */
export function learnPolynomials(
  model: Exclude<LearnedModelSpec, { readonly kind: 'mlp' }>,
  table: LabelledTable,
  shape: GeneratorShape,
  fields: MeasuredFields | UnmeasuredFields,
): LearnedFit {
  const { verdict, certificate, generators } = judgeTable(model, table, shape, [], fields);
  return {
    model: { fits: 'polynomials', polynomials: verdict.polynomials.map(({ fitted, judged }) => fitted ?? judged) },
    quality: polynomialQuality(table, verdict.polynomials),
    ...{ certificate, generators },
  };
}
