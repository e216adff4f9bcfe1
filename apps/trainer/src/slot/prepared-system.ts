import { certify, factorRows } from '@liesweep/lie';
import {
  combineOracles,
  fieldSamples,
  linearRows,
  makeDataset,
  makeOracle,
  onFileFeatures,
  type Oracle,
} from '@liesweep/models';
import {
  realDimension,
  systemKey,
  type Certificate,
  type FileDataset,
  type GeneratorShape,
  type OracleSpec,
  type SweepSpec,
} from '@liesweep/sweep';
import type { StackSystem } from '@liesweep/training';
import { prepareHeldOut, type HeldOut } from './held-out.js';

/** One system in one dimension, ready to train and to referee. */
export interface PreparedSystem {
  readonly stackSystem: StackSystem;
  /** null for vector fields: with v also f(φ)·v is a symmetry, so they have no dimension to certify. */
  readonly certificate: Certificate | null;
  readonly heldOut: HeldOut;
  /** The diagonal of S, by which features of a file are divided; undefined for drawn data. */
  readonly fileScale: Float64Array | undefined;
}

/**
 * Takes the data of a system in dimension n, factors its rows in float64, and certifies its symmetry algebra.
 *
 * @param file what was read from the sweep's data file; data are drawn where it has none
 */
export function prepareSystem(spec: SweepSpec, dimension: number, file?: FileDataset): PreparedSystem {
  const shape: GeneratorShape = { dimension, field: spec.system.field };
  const oracle = combineOracles(
    spec.system.oracles.map((named) => postulatedOracle(named, spec, shape, file)),
    shape,
  );
  const vectorLength = realDimension(shape);
  const sampleLength = oracle.vectorCount * vectorLength;
  const { parameterisation } = spec.system;
  const { samples, heldOut, sampleCount } = makeDataset(spec, dimension, sampleLength, file);
  const common = {
    shape,
    parameterisation,
    ...(oracle.evaluate === undefined
      ? {}
      : { finite: { samples: Float32Array.from(samples), sampleCount, evaluate: oracle.evaluate } }),
  };
  const referee = { heldOut: prepareHeldOut(oracle, heldOut, shape, parameterisation), fileScale: file?.scale };
  if (parameterisation.kind === 'non-linear') {
    return { stackSystem: { ...common, field: fieldSamples(oracle, samples, shape) }, certificate: null, ...referee };
  }
  const rows = linearRows(oracle, samples, shape);
  const factor = factorRows(rows, sampleCount);
  return {
    stackSystem: { ...common, factor: { values: Float32Array.from(factor.data), columns: factor.columns } },
    certificate: { system: systemKey(spec.system), dimension, ...certify({ rows, sampleCount, factor }) },
    ...referee,
  };
}

/** @throws RangeError for a learned oracle */
function postulatedOracle(named: OracleSpec, { data }: SweepSpec, shape: GeneratorShape, file?: FileDataset): Oracle {
  const oracle = makeOracle(named, shape);
  return file === undefined || !('scale' in data) ? oracle : onFileFeatures(oracle, file, data.scale, shape);
}
