import { certify, factorRows, type Matrix } from '@liesweep/lie';
import {
  combineOracles,
  fieldSamples,
  linearRows,
  makeDataset,
  makeOracle,
  onFileFeatures,
  rowNoise,
  type Oracle,
} from '@liesweep/models';
import {
  realDimension,
  systemKey,
  type Certificate,
  type FileDataset,
  type GeneratorShape,
  type OracleFit,
  type OracleSpec,
  type SweepSpec,
} from '@liesweep/sweep';
import type { StackSystem } from '@liesweep/training';
import type { StoredOracle } from './fit-oracles.js';
import type { FlowStarts } from './digit-flows.js';
import { prepareHeldOut, type HeldOut } from './held-out.js';

/** One system in one dimension, ready to train and to referee. */
export interface PreparedSystem {
  readonly stackSystem: StackSystem;
  /**
   * For vector fields null, or without a dimension: with v also f(φ)·v is a symmetry, so they have none to certify.
   */
  readonly certificate: Certificate | null;
  readonly heldOut: HeldOut;
  /** The diagonal of S, by which features of a file are divided; undefined for drawn data. */
  readonly fileScale: Float64Array | undefined;
  /** The digits to be moved along vector fields that keep a classifier of them; undefined for any other system. */
  readonly flowStarts?: FlowStarts | undefined;
}

/**
 * Takes the data of a system in dimension n, factors its rows in float64, and certifies its symmetry algebra.
 *
 * @param file what was read from the sweep's data file; data are drawn where it has none
 * @param fits of its learned oracles, one entry per oracle
 * @throws RangeError for a learned oracle without its fit
 */
export function prepareSystem(
  spec: SweepSpec,
  dimension: number,
  file?: FileDataset,
  fits: readonly (StoredOracle | undefined)[] = [],
): PreparedSystem {
  const shape: GeneratorShape = { dimension, field: spec.system.field };
  const oracle = combineOracles(
    spec.system.oracles.map((named, position) => {
      const learned = fits[position];
      // A learned oracle was fitted to the features as training sees them.
      return learned === undefined ? postulatedOracle(named, spec, shape, file) : makeOracle(named, shape, learned.fit);
    }),
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
  const named = { system: systemKey(spec.system), dimension };
  const quality = qualityOf(fits);
  if (parameterisation.kind === 'non-linear') {
    const certificate = quality.fits === undefined ? null : { ...named, ...NO_DIMENSION, ...quality };
    return { stackSystem: { ...common, field: fieldSamples(oracle, samples, shape) }, certificate, ...referee };
  }
  const rows = linearRows(oracle, samples, shape);
  const factor = factorRows(rows, sampleCount);
  return {
    stackSystem: { ...common, factor: { values: Float32Array.from(factor.data), columns: factor.columns } },
    certificate: {
      ...named,
      ...certify({ rows, sampleCount, factor, ...noiseOf(fits, factor) }),
      ...quality,
    },
    ...referee,
  };
}

/** What a certificate says of vector fields. */
const NO_DIMENSION: Omit<Certificate, 'system' | 'dimension'> = {
  ...{ groupDimension: null, largestZero: null, smallestNonZero: null, rowCount: 0, parameterCount: 0 },
  reason: 'Vector fields have no group dimension.',
};

function qualityOf(fits: readonly (StoredOracle | undefined)[]): { readonly fits?: readonly OracleFit[] } {
  const learned = fits.flatMap((each): OracleFit[] => {
    if (each === undefined) return [];
    const { quality, factor } = each.fit;
    return [{ ...quality, factor, digest: each.digest }];
  });
  return learned.length === 0 ? {} : { fits: learned };
}

/** The error of rows of which some are learned: relative to all of them, it is at most that of the worst. */
function noiseOf(fits: readonly (StoredOracle | undefined)[], factor: Matrix): { readonly relativeNoise?: number } {
  const errors = fits.flatMap((each) => (each === undefined ? [] : [each.fit.rowError]));
  return errors.length === 0 ? {} : { relativeNoise: rowNoise(factor, Math.max(...errors)) };
}

/** @throws RangeError for a learned oracle */
function postulatedOracle(named: OracleSpec, { data }: SweepSpec, shape: GeneratorShape, file?: FileDataset): Oracle {
  const oracle = makeOracle(named, shape);
  return file === undefined || !('scale' in data) ? oracle : onFileFeatures(oracle, file, data.scale, shape);
}
