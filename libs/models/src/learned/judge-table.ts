import type { Matrix } from '@liesweep/lie';
import { learnedModelOf, type GeneratorShape, type LearnedModelSpec } from '@liesweep/sweep';
import { judgeLabels, vecOfRealForm, type LabelVerdict } from '@liesweep/verdict';
import { certificateOfLabels } from './certificate-of-labels.js';
import type { LabelledTable } from './labelled-table.js';
import { LabelsRefusedError } from './labels-refused-error.js';
import type { LearnedFit } from './learned-fit.js';

/** What polynomials say of labels. */
export interface JudgedTable {
  readonly verdict: LabelVerdict;
  readonly certificate: NonNullable<LearnedFit['certificate']>;
  /** See `LearnedFit`. */
  readonly generators: LearnedFit['generators'];
}

/**
 * Judges labels by polynomials of all rows, those that train and those held out.
 *
 * @param candidates spans of generators in the units of the features, real forms [r, r] each
 * @throws LabelsRefusedError when the rows do not suffice for any polynomial
 */
export function judgeTable(
  model: Exclude<LearnedModelSpec, { readonly kind: 'mlp' }>,
  { inputs: samples, labels, labelCount }: LabelledTable,
  shape: GeneratorShape,
  candidates: readonly (readonly Matrix[])[] = [],
): JudgedTable {
  const degree = learnedModelOf(model).degree?.(model);
  const options = { candidates, ...(degree === undefined ? {} : { degree }) };
  const verdict = judgeLabels({ samples, labels, labelCount, shape }, options);
  if (verdict.polynomials.length === 0) throw new LabelsRefusedError(verdict.reason, verdict.refusal);
  return {
    verdict,
    certificate: certificateOfLabels(verdict, shape),
    generators: verdict.generators.map((form) => vecOfRealForm(form, shape)),
  };
}
