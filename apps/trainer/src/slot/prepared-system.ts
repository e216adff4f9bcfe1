import { certify, factorRows, type Matrix } from '@liesweep/lie';
import { combineOracles, linearRows, makeDataset, makeOracle, onFileFeatures, type Oracle } from '@liesweep/models';
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

/** One system in one dimension, ready to train and to referee. */
export interface PreparedSystem {
  readonly stackSystem: StackSystem;
  readonly certificate: Certificate;
  /** Rows of samples that training never sees, over the real form of the generators, for the referee. */
  readonly heldOutRows: Matrix;
  /** Number of those samples. */
  readonly heldOutCount: number;
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
  const { samples, heldOut, sampleCount, heldOutCount } = makeDataset(spec, dimension, sampleLength, file);
  const rows = linearRows(oracle, samples, shape);
  const factor = factorRows(rows, sampleCount);
  return {
    stackSystem: {
      shape,
      factor: { values: Float32Array.from(factor.data), columns: factor.columns },
      ...(oracle.evaluate === undefined
        ? {}
        : { finite: { samples: Float32Array.from(samples), sampleCount, evaluate: oracle.evaluate } }),
    },
    certificate: { system: systemKey(spec.system), dimension, ...certify({ rows, sampleCount, factor }) },
    heldOutRows: linearRows(oracle, heldOut, { dimension: vectorLength, field: 'real' }),
    heldOutCount,
  };
}

/** @throws RangeError for a learned oracle */
function postulatedOracle(named: OracleSpec, { data }: SweepSpec, shape: GeneratorShape, file?: FileDataset): Oracle {
  const oracle = makeOracle(named, shape);
  return file === undefined || !('scale' in data) ? oracle : onFileFeatures(oracle, file, data.scale, shape);
}
