import { realForms } from '@liesweep/lie';
import type { Oracle } from '@liesweep/models';
import { parameterCount, type GeneratorShape } from '@liesweep/sweep';
import {
  defectForm,
  inFeatures,
  inStandardCoordinates,
  judgeGenerators,
  standardCoordinates,
  type DefectForm,
} from '@liesweep/verdict';
import { fittedConstants } from '../fitted-constants.js';
import { heldOutGradients } from '../held-out-gradients.js';
import type { JudgedTrial } from '../judged-trial.js';
import type { TrainingCoordinates } from '../training-coordinates.js';

/** Held-out samples as the referee of matrices takes them: the forms of their relative defect in standard coordinates. */
export interface HeldOutForm {
  readonly sampleCount: number;
  readonly form: DefectForm;
  /** From standard coordinates to those of training, and back. */
  readonly standard: TrainingCoordinates;
}

/** The form of held-out samples, in standard coordinates of the samples that were trained on; both in those of training. */
export function heldOutForm({
  shape,
  oracle,
  samples,
  heldOut,
}: {
  readonly shape: GeneratorShape;
  readonly oracle: Oracle;
  readonly samples: Float64Array;
  readonly heldOut: Float64Array;
}): HeldOutForm {
  const { vectorCount, labelCount } = oracle;
  const standard = standardCoordinates(samples, shape);
  const { sampleCount, gradients } = heldOutGradients(oracle, heldOut, shape);
  const sampled = { shape, vectorCount, labelCount, samples: heldOut, gradients: gradients.data };
  return { sampleCount, form: defectForm(inStandardCoordinates(sampled, standard)), standard };
}

/** Matrices in the coordinates of training, and what they are judged by. */
export interface MatricesToJudge {
  readonly shape: GeneratorShape;
  /** vec 𝒲, one after another. */
  readonly generators: Float64Array;
  readonly coordinates: TrainingCoordinates;
  readonly held: HeldOutForm;
  readonly closureHasWeight: boolean;
}

/** Stores matrices in the coordinates of the features, and judges them in standard ones. */
export function judgeMatrices({
  shape,
  generators: data,
  coordinates,
  held: { form, standard },
  closureHasWeight,
}: MatricesToJudge): JudgedTrial {
  const { dimension: n, field } = shape;
  const generatorCount = data.length / parameterCount(shape);
  return {
    tensors: {
      generators: {
        shape: [generatorCount, ...(field === 'complex' ? [2, n, n] : [n, n])],
        data: Float32Array.from(mapGenerators(data, shape, coordinates)),
      },
    },
    structureConstants: fittedConstants(realForms(data, shape)),
    referee: ({ tolerance, below }) =>
      judgeGenerators({
        generators: mapGenerators(data, shape, { toRaw: standard.fromRaw, fromRaw: standard.toRaw }),
        ...{ shape, form, tolerance, closedBelow: below, closureHasWeight },
      }),
  };
}

/** B𝒲B⁻¹ of each generator. */
function mapGenerators(data: Float64Array, shape: GeneratorShape, coordinates: TrainingCoordinates): Float64Array {
  const p = parameterCount(shape);
  const mapped = new Float64Array(data.length);
  for (let at = 0; at < data.length; at += p) mapped.set(inFeatures(data.subarray(at, at + p), shape, coordinates), at);
  return mapped;
}
