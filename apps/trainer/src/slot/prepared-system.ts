import { certify, factorRows, type Matrix } from '@liesweep/lie';
import { combineOracles, linearRows, makeDataset, makeOracle } from '@liesweep/models';
import { realDimension, systemKey, type Certificate, type GeneratorShape, type SweepSpec } from '@liesweep/sweep';
import type { StackSystem } from '@liesweep/training';

/** One system in one dimension, ready to train and to referee. */
export interface PreparedSystem {
  readonly stackSystem: StackSystem;
  readonly certificate: Certificate;
  /** Rows of samples that training never sees, over the real form of the generators, for the referee. */
  readonly heldOutRows: Matrix;
  readonly sampleCount: number;
}

/** Draws the data of a system in dimension n, factors its rows in float64, and certifies its symmetry algebra. */
export function prepareSystem(spec: SweepSpec, dimension: number): PreparedSystem {
  const shape: GeneratorShape = { dimension, field: spec.system.field };
  const oracle = combineOracles(spec.system.oracles.map((named) => makeOracle(named, shape)), shape);
  const vectorLength = realDimension(shape);
  const { samples, heldOut, sampleCount } = makeDataset(spec, dimension, oracle.vectorCount * vectorLength);
  const rows = linearRows(oracle, samples, shape);
  const factor = factorRows(rows, sampleCount);
  return {
    stackSystem: {
      shape,
      factor: { values: Float32Array.from(factor.data), columns: factor.columns },
      ...(oracle.evaluate === undefined ? {} : { finite: { samples: Float32Array.from(samples), sampleCount, evaluate: oracle.evaluate } }),
    },
    certificate: { system: systemKey(spec.system), dimension, ...certify({ rows, sampleCount, factor }) },
    heldOutRows: linearRows(oracle, heldOut, { dimension: vectorLength, field: 'real' }),
    sampleCount,
  };
}
