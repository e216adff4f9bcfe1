import type { FieldSystem } from '@liesweep/fields';
import { GENERATOR_NORM_SQUARED } from '@liesweep/lie';
import { normalization, orthogonality, sparsity, tensorClosure } from '@liesweep/losses';
import type { HostTensor, LossTerm } from '@liesweep/sweep';
import { matMul, reshape, type Tensor1D, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import type { GeneratorParameters } from '../generator-parameters.js';
import type { StackSystem } from '../stack.js';
import type { StepLayout } from '../step-layout.js';
import { invarianceOf } from '../term-forms/index.js';
import type { FactoredForm } from '../term-forms/define-invariance.js';
import { tensorNamed } from '../tensor-named.js';
import type { TermLosses } from '../term-losses.js';
import type { TrainingData } from './define-training.js';
import { fieldColumns } from './field-columns.js';
import { rounded } from './rounded.js';

/**
 * Vector fields in a dictionary, trained in whitened coordinates c̃: there normalization and orthogonality are those of the
 * fields over the data, the rows are one factor, and brackets one structure tensor.
 *
 * @throws TypeError where the data have no `fields`
 */
export function fieldCoefficients({ shape, fields }: TrainingData): StackSystem {
  if (fields === undefined) throw new TypeError('expected the fields of a dictionary on these data, got none');
  // Fields move samples by first order alone, so that they have no finite form.
  const form: FactoredForm = { shape, factor: fields.factor, factorOf: 'parameters', finite: undefined };
  const columns = rounded(fieldColumns(fields));
  const tensor = bracketTensor(fields);
  return {
    ...{ shape, parameters: coefficientParameters(fields), hasAngles: true },
    angleVectorsOf: (parameters) => Float64Array.from(parameters),
    constants: ({ invariance }) => ({
      ...invarianceOf(invariance).ofMatrices.constants(form),
      brackets: tensor,
      columns,
    }),
    termLosses: (layout) => fieldLosses(layout, form),
    generatorsOf: (parameters) => coefficientsOf(parameters, fields),
  };
}

/** Coordinates of variance 2/P, so that the squared norm of a field is near 2. */
function coefficientParameters({ parameterCount: count }: FieldSystem): GeneratorParameters {
  const spread = Math.sqrt(GENERATOR_NORM_SQUARED / count);
  return { count, means: new Float64Array(count), spreads: new Float64Array(count).fill(spread) };
}

function bracketTensor({ bracket: { inside, size, values } }: FieldSystem): HostTensor {
  return { shape: [inside, inside, size], data: Float32Array.from(values) };
}

function coefficientsOf(parameters: Float32Array, fields: FieldSystem): Float64Array {
  const { parameterCount: count } = fields;
  const own = Array.from({ length: parameters.length / count }, (_, a) =>
    fields.toCoefficients(Float64Array.from(parameters.subarray(a * count, (a + 1) * count))),
  );
  return Float64Array.from(own.flatMap((coefficients) => [...coefficients]));
}

function fieldLosses({ generatorCount, training, ...layout }: StepLayout, form: FactoredForm): TermLosses {
  const invariance = invarianceOf(training.invariance).ofMatrices;
  return (coordinates, structureConstants, constants) => {
    const matrices = { generators: coordinates, parameters: coordinates };
    const values: Partial<Record<LossTerm, Tensor1D>> = {
      invariance: invariance.loss(matrices, form, constants, training),
      normalization: normalization(coordinates, tensorNamed(constants, 'mask') as Tensor2D),
    };
    if (generatorCount > 1) values.orthogonality = orthogonality(coordinates);
    if (layout.closure && generatorCount > 1) {
      values.closure = tensorClosure(coordinates, tensorNamed(constants, 'brackets') as Tensor3D, structureConstants);
    }
    if (layout.sparsity) {
      const columns = tensorNamed(constants, 'columns') as Tensor2D; // [P, n·K]
      const [, , count] = coordinates.shape;
      const entries = matMul(reshape(coordinates, [-1, count]), columns); // [B·N_g, n·K]
      values.sparsity = sparsity(reshape(entries, [-1, generatorCount, columns.shape[1]]), { field: 'real' });
    }
    return values;
  };
}
