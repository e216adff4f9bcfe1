import { independence, refereeFields, type Matrix } from '@liesweep/lie';
import {
  evaluate64,
  evaluateField,
  fieldAsNetwork,
  fieldMatrices,
  fieldNetwork,
  fieldScale,
  type FieldNetwork,
} from '@liesweep/models';
import {
  realDimension,
  systemKey,
  type Certificate,
  type FlowTensors,
  type HostTensor,
  type ParameterisationSpec,
} from '@liesweep/sweep';
import { trainingOf, type TrainedTrial } from '@liesweep/training';
import { digitFlows, type FlowStarts } from '../digit-flows.js';
import { fittedConstants } from '../fitted-constants.js';
import { fitsInCertificate } from '../fitted-oracle.js';
import { heldOutGradients, type HeldOutGradients } from '../held-out-gradients.js';
import type { JudgedTrial } from '../judged-trial.js';
import type { SystemData } from '../system-data.js';
import type { JudgingDefinition } from './define-judging.js';

/** Networks, judged at held-out points: with v also f(φ)·v is a symmetry, so they have no dimension to certify. */
export const nonLinear: JudgingDefinition<Extract<ParameterisationSpec, { kind: 'non-linear' }>> = {
  kind: 'non-linear',
  prepare: (spec, data) => {
    const { shape, oracle, samples, heldOut, flowStarts } = data;
    const network = fieldNetwork(realDimension(shape), spec);
    const held = heldOutGradients(oracle, heldOut, shape);
    const isPlane = shape.dimension === 2 && shape.field === 'real';
    const judged: JudgedNetworks = {
      ...{ ...held, network, isPlane, flowStarts },
      ...{ points: heldOut, scale: fieldScale(heldOut, shape) },
    };
    return {
      stackSystem: trainingOf(spec).system(spec, { shape, oracle, samples }),
      certificate: certificateOf(data),
      ...{ heldOutCount: held.sampleCount, isNamed: false, fieldNetwork: network },
      judge: (trained) => judgeNetworks(trained, judged),
    };
  },
};

/** What networks are judged by. */
interface JudgedNetworks extends HeldOutGradients {
  readonly network: FieldNetwork;
  /** x, row-major [m·q, r]. */
  readonly points: Float64Array;
  /** See `FieldSamples`. */
  readonly scale: number;
  readonly isPlane: boolean;
  readonly flowStarts: FlowStarts | undefined;
}

/** What a certificate says of vector fields. */
const NO_DIMENSION: Omit<Certificate, 'system' | 'dimension'> = {
  ...{ groupDimension: null, largestZero: null, smallestNonZero: null, rowCount: 0, parameterCount: 0 },
  reason: 'Vector fields have no group dimension.',
};

function certificateOf({ spec, shape, fits, factors }: SystemData): Certificate | null {
  const quality = fitsInCertificate(fits, factors);
  if (quality.fits === undefined) return null;
  return { system: systemKey(spec.system), dimension: shape.dimension, ...NO_DIMENSION, ...quality };
}

function judgeNetworks({ generators: parameters, trial }: TrainedTrial, judged: JudgedNetworks): JudgedTrial {
  const { network, points, gradients, sampleCount, scale, isPlane, flowStarts } = judged;
  const { generatorCount, lossWeights } = trial.gridPoint;
  const { fields, brackets } = fieldMatrices(parameters, network, points);
  const count = parameters.length / generatorCount;
  const own = Array.from({ length: generatorCount }, (_, a) => parameters.subarray(a * count, (a + 1) * count));
  return {
    tensors: {
      generators: { shape: [generatorCount, count], data: parameters },
      ...(isPlane ? { field: sampleOnPlane(own, network) } : {}),
      ...(flowStarts === undefined ? {} : { flows: followDigits(own, network, fields, flowStarts) }),
    },
    structureConstants: fittedConstants(fields, brackets),
    referee: ({ below }) =>
      refereeFields({
        ...{ fields, brackets, gradients, sampleCount, scale },
        ...{ closureHasWeight: lossWeights.closure > 0, below },
      }),
  };
}

/** Strips of digits along the fields, and the independence of their values at the held-out points. */
function followDigits(
  parameters: readonly Float32Array[],
  network: FieldNetwork,
  values: readonly Matrix[],
  starts: FlowStarts,
): FlowTensors {
  const fields = parameters.map((own) => {
    const field = fieldAsNetwork(own, network);
    return (x: Float64Array) => evaluate64(field, x);
  });
  return { ...digitFlows(fields, starts), independence: independence(values) };
}

/** Points per side of the grid on which fields on the plane are stored; even, so that none is on an axis. */
const GRID_SIDE = 14;

/** Half the side of the grid's square: two standard deviations of normal data. */
const GRID_EXTENT = 2;

/** (x, y, v_x, v_y) at the middles of a square grid, shape [N_g, points, 4]. */
function sampleOnPlane(parameters: readonly Float32Array[], network: FieldNetwork): HostTensor {
  const places = Array.from({ length: GRID_SIDE }, (_, at) => GRID_EXTENT * ((2 * at + 1) / GRID_SIDE - 1));
  const points = places.flatMap((y) => places.map((x) => Float64Array.of(x, y)));
  const numbers = parameters.map((own) => points.flatMap((x) => [...x, ...evaluateField(own, network, x)]));
  return { shape: [parameters.length, points.length, 4], data: Float32Array.from(numbers.flat()) };
}
