import { matrixOf, type Matrix } from '@liesweep/lie';
import {
  learnedModelOf,
  realDimension,
  type GeneratorShape,
  type LearnedModelSpec,
  type RowSource,
} from '@liesweep/sweep';
import { judgeLabels, vecOfRealForm, type LabelVerdict } from '@liesweep/verdict';
import { certificateOfLabels } from './certificate-of-labels.js';
import { fieldCoefficients } from './field-coefficients.js';
import { LabelsRefusedError } from './labels-refused-error.js';
import type { LearnedFit } from './learned-fit.js';
import { MEASURED_MATRICES, type MeasuredFields, type UnmeasuredFields } from './measured-fields.js';

/** Features and labels of all rows, at once or block by block. */
export interface LabelledNumbers {
  /** [m, n] */
  readonly inputs: Float64Array | RowSource;
  /** [m, k] */
  readonly labels: Float64Array | RowSource;
  readonly labelCount: number;
}

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
 * @param shape of one vector of a sample
 * @param candidates spans of generators in the units of the features, real forms [r, r] each
 * @param fields what may keep the labels; where nothing bounds these, matrices are judged and nothing is certified
 * @throws LabelsRefusedError when the rows do not suffice for any polynomial
 */
export function judgeTable(
  model: Exclude<LearnedModelSpec, { readonly kind: 'mlp' }>,
  { inputs: samples, labels, labelCount }: LabelledNumbers,
  shape: GeneratorShape,
  candidates: readonly (readonly Matrix[])[] = [],
  fields: MeasuredFields | UnmeasuredFields = MEASURED_MATRICES,
): JudgedTable {
  const degree = learnedModelOf(model).degree?.(model);
  const { ansatz, particles } = 'refusal' in fields ? MEASURED_MATRICES : fields;
  const options = { ansatz, particles, candidates, ...(degree === undefined ? {} : { degree }) };
  const verdict = judgeLabels({ samples, labels, labelCount, shape }, options);
  if (verdict.polynomials.length === 0) throw new LabelsRefusedError(verdict.reason, verdict.refusal);
  if ('refusal' in fields) {
    const unbounded = {
      verdict: { ...verdict, ...UNBOUNDED, upper: verdict.fieldCount, generators: [] },
      generators: [],
    };
    return { ...unbounded, certificate: { ...certificateOfLabels(unbounded.verdict), ...fields } };
  }
  const isMatrix = ansatz === 'linear' && particles.tied;
  return {
    verdict,
    certificate: certificateOfLabels(verdict),
    generators: verdict.generators.map((form) =>
      isMatrix ? vecOfRealForm(ofFirstVector(form, realDimension(shape)), shape) : fieldCoefficients(form, particles),
    ),
  };
}

/** The matrix that moves each vector of a sample alike. */
function ofFirstVector({ columns, data }: Matrix, size: number): Matrix {
  return matrixOf(
    size,
    size,
    data.filter((_, at) => at % columns < size && at < columns * size),
  );
}

/** What a bound would say. */
const UNBOUNDED = {
  kind: 'undetermined',
  dimension: null,
  lower: 0,
  isExact: false,
  staircase: [],
  rowsNeeded: null,
} as const;
