import { fieldSystem, type FieldSystem } from '@liesweep/fields';
import { factorRows, matrixOf, type Matrix } from '@liesweep/lie';
import { combineOracles, linearRows, makeDataset, makeOracle } from '@liesweep/models';
import {
  enumerateTrials,
  hasCoefficients,
  realDimension,
  type LossWeights,
  type OracleSpec,
  type ParameterisationSpec,
  type SweepSpec,
  type TrainingSpec,
} from '@liesweep/sweep';
import {
  stepSignature,
  trainingOf,
  trainingStep,
  weightedTerms,
  type Stack,
  type StepFunction,
  type StepSignature,
  type TrainingData,
} from '../index.js';

/** What an example stack varies. */
export interface ExampleOptions {
  readonly dimension: number;
  readonly generators: readonly number[];
  readonly restarts: number;
  readonly weights?: Partial<Record<keyof LossWeights, readonly number[]>>;
  readonly training?: Partial<TrainingSpec>;
  readonly seed?: number;
  readonly field?: 'real' | 'complex';
  readonly parameterisation?: ParameterisationSpec;
  readonly oracle?: OracleSpec;
  readonly samples?: number;
  /** Whether R is the triangular factor (default) or the scaled rows of the samples themselves. */
  readonly form?: 'quadratic' | 'samples';
  /** The coordinates that are trained: the entries of 𝒲 (default), or those of `precondition`. */
  readonly coordinates?: 'plain' | 'preconditioned';
}

/** A stack, its step, and what it is trained against. */
export interface ExampleStack {
  readonly stack: Stack;
  readonly data: TrainingData & { readonly factor: Matrix };
  readonly step: StepFunction;
  readonly signature: StepSignature;
}

/** A stack of rotations by default: all trials of a small sweep over ‖x‖², its step and its signature. */
export function exampleStack(options: ExampleOptions): ExampleStack {
  const { dimension } = options;
  const spec: SweepSpec = {
    name: 'example',
    system: {
      oracles: [options.oracle ?? { kind: 'squared-norm' }],
      field: options.field ?? 'real',
      parameterisation: options.parameterisation ?? { kind: 'linear' },
    },
    data: { kind: 'normal', samples: options.samples ?? 100 },
    grid: {
      dimension: [dimension],
      generators: options.generators,
      weights: {
        invariance: [1],
        normalization: [1],
        orthogonality: [1],
        closure: [1],
        sparsity: [0],
        ...options.weights,
      },
    },
    restarts: options.restarts,
    training: {
      optimizer: 'adam',
      learningRate: 0.01,
      schedule: { kind: 'inverse-sqrt', halfLife: 500 },
      steps: 1500,
      invariance: 'lie-derivative',
      epsilon: 1e-3,
      structureConstants: 'projected',
      stopBelow: 1e-10,
      ...options.training,
    },
    execution: { device: 'auto', checkpointIntervalMs: 30_000, maxStackMemoryBytes: 'auto' },
    budget: { trials: null, deviceHours: null, wallTimeMs: null, failures: null },
    seed: options.seed ?? 1,
  };
  const trials = [...enumerateTrials(spec)];
  const shape = { dimension, field: options.field ?? 'real' };
  const oracle = combineOracles(
    spec.system.oracles.map((named) => makeOracle(named, shape)),
    shape,
  );
  const { samples, sampleCount } = makeDataset(spec, dimension, oracle.vectorCount * realDimension(shape));
  const rows = linearRows(oracle, samples, shape);
  const factor = options.form === 'samples' ? scaledColumns(rows, sampleCount) : factorRows(rows, sampleCount);
  const { parameterisation } = spec.system;
  const data: ExampleStack['data'] = {
    ...{ shape, oracle, samples, factor, coordinates: options.coordinates ?? 'plain' },
    ...(hasCoefficients(spec.system) ? { fields: fieldsOf(parameterisation, { shape, oracle, samples }) } : {}),
  };
  const stack: Stack = {
    system: trainingOf(parameterisation).system(parameterisation, data),
    training: spec.training,
    trials,
    generatorCount: Math.max(...options.generators),
  };
  const layout = {
    shape,
    generatorCount: stack.generatorCount,
    ...weightedTerms(trials.map(({ gridPoint }) => gridPoint.lossWeights)),
    training: spec.training,
  };
  return { stack, data, step: trainingStep(layout, stack.system), signature: stepSignature(layout, stack.system) };
}

/** Fields that move one vector of a sample, which keep the oracle. */
function fieldsOf(
  parameterisation: ParameterisationSpec,
  { shape: { dimension }, oracle, samples }: Pick<TrainingData, 'shape' | 'oracle' | 'samples'>,
): FieldSystem {
  const features = Array.from({ length: dimension }, (_, at) => ['x', 'y', 'z', 'w'][at] ?? `x${String(at + 1)}`);
  const form = trainingOf(parameterisation).fieldForm?.(parameterisation, features);
  if (form === undefined) throw new TypeError(`${parameterisation.kind}: expected fields in a dictionary`);
  const block = { dictionary: form.dictionary, features, copies: [features.map((_, at) => at)] };
  return fieldSystem({
    ...{ ansatz: { sampleLength: dimension, blocks: [block] }, labelCount: oracle.labelCount, rows: form.rows },
    ...{ samples, heldOut: samples, gradient: (x) => oracle.gradient(x), labelAction: { kind: 'invariant' } },
  });
}

/** The rows / √m as columns: the factor that sums over every sample. */
function scaledColumns({ rows, columns, data }: Matrix, sampleCount: number): Matrix {
  const scaled = Float64Array.from(
    { length: rows * columns },
    (_, at) => (data[(at % rows) * columns + Math.floor(at / rows)] ?? Number.NaN) / Math.sqrt(sampleCount),
  );
  return matrixOf(columns, rows, scaled);
}
