/** What a trial's parameters are as generators: the tensors to store, and in float64 the referee's verdict on them. */
import {
  independence,
  pairs,
  realForms,
  refereeFields,
  structureConstants as fitStructureConstants,
  type Matrix,
} from '@liesweep/lie';
import {
  evaluate64,
  evaluateField,
  fieldAsNetwork,
  fieldMatrices,
  fieldNetwork,
  layerProduct,
  type FieldNetwork,
} from '@liesweep/models';
import type { StoredTensor } from '@liesweep/storage';
import { parameterCount, realDimension, type GeneratorShape, type RefereeVerdict } from '@liesweep/sweep';
import { generatorsOf, type StackSystem, type TrainedTrial } from '@liesweep/training';
import { inFeatures, judgeGenerators } from '@liesweep/verdict';
import { digitFlows, type FlowStarts } from './digit-flows.js';
import type { HeldOut, HeldOutForm, HeldOutPoints, TrainingCoordinates } from './held-out.js';
import type { PreparedSystem } from './prepared-system.js';

/** The generators of one trial. */
export interface JudgedTrial {
  /** By their names in the shard file, without the trial's position. */
  readonly tensors: Readonly<Record<string, StoredTensor>>;
  /** Least-squares structure constants, shape [pairs, N_g]; NaN where the generators are dependent and have none. */
  readonly structureConstants: Float32Array;
  referee(limits: RefereeLimits): RefereeVerdict;
}

/** What the referee accepts. */
export interface RefereeLimits {
  /** The largest relative defect of matrices. */
  readonly tolerance: number;
  /** The largest closure residual; of vector fields also the largest invariance. */
  readonly below: number;
}

/** Makes generators of a trial's parameters. */
export function judgeTrial(
  trained: TrainedTrial,
  { stackSystem, heldOut, coordinates, flowStarts }: PreparedSystem,
): JudgedTrial {
  const { shape, parameterisation } = stackSystem;
  return parameterisation.kind === 'non-linear' && heldOut.kind === 'points'
    ? judgeFields(trained, shape, fieldNetwork(realDimension(shape), parameterisation), heldOut, flowStarts)
    : judgeMatrices(trained, stackSystem, heldOut as HeldOut & HeldOutForm, coordinates);
}

function judgeMatrices(
  { generators: parameters, trial }: TrainedTrial,
  system: StackSystem,
  { form, standard }: HeldOut & HeldOutForm,
  coordinates: TrainingCoordinates,
): JudgedTrial {
  const { generatorCount, lossWeights } = trial.gridPoint;
  const { shape, parameterisation } = system;
  const data =
    parameterisation.kind === 'deep-linear'
      ? products(parameters, generatorCount, shape)
      : generatorsOf(parameters, system);
  const { dimension: n, field } = shape;
  return {
    tensors: {
      generators: {
        dtype: 'F32',
        shape: [generatorCount, ...(field === 'complex' ? [2, n, n] : [n, n])],
        data: Float32Array.from(mapGenerators(data, shape, coordinates)),
      },
    },
    structureConstants: fitted(realForms(data, shape)),
    referee: ({ tolerance, below }) =>
      judgeGenerators({
        generators: mapGenerators(data, shape, { toRaw: standard.fromRaw, fromRaw: standard.toRaw }),
        ...{ shape, form, tolerance, closedBelow: below, closureHasWeight: lossWeights.closure > 0 },
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

/** The product of every generator's layers. */
function products(parameters: Float32Array, generatorCount: number, shape: GeneratorShape): Float64Array {
  const count = parameters.length / generatorCount;
  const data = new Float64Array(generatorCount * parameterCount(shape));
  for (let a = 0; a < generatorCount; a += 1) {
    data.set(layerProduct(parameters.subarray(a * count, (a + 1) * count), shape), a * parameterCount(shape));
  }
  return data;
}

function judgeFields(
  { generators: parameters, trial }: TrainedTrial,
  shape: GeneratorShape,
  network: FieldNetwork,
  { points, gradients, scale, sampleCount }: HeldOut & HeldOutPoints,
  starts: FlowStarts | undefined,
): JudgedTrial {
  const { generatorCount, lossWeights } = trial.gridPoint;
  const { fields, brackets } = fieldMatrices(parameters, network, points);
  const count = parameters.length / generatorCount;
  const isPlane = shape.dimension === 2 && shape.field === 'real';
  return {
    tensors: {
      generators: { dtype: 'F32', shape: [generatorCount, count], data: parameters },
      ...(isPlane ? { field: sampleOnPlane(parameters, generatorCount, network) } : {}),
      ...(starts === undefined ? {} : followDigits(parameters, generatorCount, network, fields, starts)),
    },
    structureConstants: fitted(fields, brackets),
    referee: ({ below }) =>
      refereeFields({
        ...{ fields, brackets, gradients, sampleCount, scale },
        ...{ closureHasWeight: lossWeights.closure > 0, below },
      }),
  };
}

/** Strips of digits along the fields, and `fieldIndependence` [1]: of their values at the held-out points. */
function followDigits(
  parameters: Float32Array,
  generatorCount: number,
  network: FieldNetwork,
  values: readonly Matrix[],
  starts: FlowStarts,
): Readonly<Record<string, StoredTensor>> {
  const count = parameters.length / generatorCount;
  const fields = values.map((_, a) => {
    const field = fieldAsNetwork(parameters.subarray(a * count, (a + 1) * count), network);
    return (x: Float64Array) => evaluate64(field, x);
  });
  return {
    ...digitFlows(fields, starts),
    fieldIndependence: { dtype: 'F32', shape: [1], data: Float32Array.of(independence(values)) },
  };
}

/** Points per side of the grid on which fields on the plane are stored; even, so that none is on an axis. */
const GRID_SIDE = 14;

/** Half the side of the grid's square: two standard deviations of normal data. */
const GRID_EXTENT = 2;

/** (x, y, v_x, v_y) at the middles of a square grid, shape [N_g, points, 4]. */
function sampleOnPlane(parameters: Float32Array, generatorCount: number, network: FieldNetwork): StoredTensor {
  const places = Array.from({ length: GRID_SIDE }, (_, at) => GRID_EXTENT * ((2 * at + 1) / GRID_SIDE - 1));
  const points = places.flatMap((y) => places.map((x) => Float64Array.of(x, y)));
  const count = parameters.length / generatorCount;
  const numbers = Array.from({ length: generatorCount }, (_, a) => {
    const own = parameters.subarray(a * count, (a + 1) * count);
    return points.flatMap((x) => [...x, ...evaluateField(own, network, x)]);
  });
  return { dtype: 'F32', shape: [generatorCount, points.length, 4], data: Float32Array.from(numbers.flat()) };
}

/** @param brackets of vector fields; matrices have their commutators */
function fitted(generators: readonly Matrix[], brackets?: readonly Matrix[]): Float32Array {
  try {
    return Float32Array.from(fitStructureConstants(generators, brackets).data);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Float32Array(pairs(generators.length).length * generators.length).fill(Number.NaN);
  }
}
