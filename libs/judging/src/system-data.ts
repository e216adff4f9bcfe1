import {
  combineOracles,
  makeDataset,
  makeOracle,
  oracleInCoordinates,
  scaleOracle,
  unitFactor,
  type Dataset,
  type Oracle,
} from '@liesweep/models';
import { realDimension, type FileDataset, type GeneratorShape, type SweepSpec } from '@liesweep/sweep';
import { mapVectors, rawCoordinates, standardCoordinates } from '@liesweep/verdict';
import type { FlowStarts } from './digit-flows.js';
import type { FittedOracle } from './fitted-oracle.js';
import type { TrainingCoordinates } from './training-coordinates.js';

/** What a sweep does not say itself. */
export interface SystemInputs {
  /** What was read from the sweep's data file; data are drawn where it has none. */
  readonly file?: FileDataset | undefined;
  /** Of its learned oracles, one entry per oracle. */
  readonly fits?: readonly (FittedOracle | undefined)[];
  /** The digits to be moved along vector fields that keep a classifier of them. */
  readonly flowStarts?: FlowStarts | undefined;
}

/** The data and the oracle of one system in one dimension, whatever its generators are. */
export interface SystemData {
  readonly spec: SweepSpec;
  readonly shape: GeneratorShape;
  readonly fits: readonly (FittedOracle | undefined)[];
  readonly flowStarts: FlowStarts | undefined;
  /** As it is given, on the samples in `dataset`. */
  readonly raw: { readonly oracle: Oracle; readonly dataset: Dataset };
  /** In the coordinates of training. */
  readonly oracle: Oracle;
  /** x, row-major [m, q·r], in the coordinates of training. */
  readonly samples: Float64Array;
  readonly heldOut: Float64Array;
  readonly coordinates: TrainingCoordinates;
  /** Standard coordinates of the features of a file; null for data that are drawn. */
  readonly standard: TrainingCoordinates | null;
  /** What each oracle is multiplied by in `oracle`. */
  readonly factors: readonly number[];
}

/**
 * Takes the data of a system in dimension n.
 *
 * Features of a file are trained on in standard coordinates, where each oracle is scaled so that its rows have mean square 1;
 * drawn data, and files that say `scale: none`, with φ as it is given.
 *
 * @throws RangeError for a learned oracle without its fit
 */
export function systemData(spec: SweepSpec, dimension: number, inputs: SystemInputs = {}): SystemData {
  const { file, fits = [], flowStarts } = inputs;
  const shape: GeneratorShape = { dimension, field: spec.system.field };
  const oracles = spec.system.oracles.map((named, position) =>
    makeOracle(named, shape, { fit: fits[position]?.fit, file }),
  );
  const raw = combineOracles(oracles, shape);
  const vectorLength = realDimension(shape);
  const dataset = makeDataset(spec, dimension, raw.vectorCount * vectorLength, file);
  const isStandard = file !== undefined && 'scale' in spec.data && spec.data.scale !== 'none';
  const standard = file === undefined ? null : standardCoordinates(dataset.samples, shape);
  const coordinates = isStandard && standard !== null ? standard : rawCoordinates(shape);
  const samples = mapVectors(dataset.samples, coordinates.fromRaw);
  const scaled = oracles.map((oracle, position) => {
    const own = oracleInCoordinates(oracle, coordinates.toRaw);
    const isScaled = isStandard || oracle.gradientPrecision !== undefined || fits[position] !== undefined;
    const factor = isScaled ? unitFactor(own, ownVectors(samples, own, raw, vectorLength), shape) : 1;
    return { oracle: isScaled ? scaleOracle(own, factor) : own, factor };
  });
  return {
    ...{ spec, shape, fits, flowStarts, samples, coordinates, standard },
    raw: { oracle: raw, dataset },
    oracle: combineOracles(
      scaled.map(({ oracle }) => oracle),
      shape,
    ),
    heldOut: mapVectors(dataset.heldOut, coordinates.fromRaw),
    factors: scaled.map(({ factor }) => factor),
  };
}

/** The samples of an oracle that takes fewer vectors than the others: the first ones of each. */
function ownVectors(samples: Float64Array, own: Oracle, all: Oracle, vectorLength: number): Float64Array {
  if (own.vectorCount === all.vectorCount) return samples;
  const [length, ownLength] = [all.vectorCount * vectorLength, own.vectorCount * vectorLength];
  return samples.filter((_, at) => at % length < ownLength);
}
