import { certify, factorRows, type Matrix } from '@liesweep/lie';
import { combineOracles, linearRows, makeDataset, makeOracle } from '@liesweep/models';
import { systemKey, type Certificate, type SweepSpec } from '@liesweep/sweep';
import type { StackSystem } from '@liesweep/training';

/** One system in one dimension, ready to train and to referee. */
export interface PreparedSystem {
  readonly stackSystem: StackSystem;
  readonly certificate: Certificate;
  /** Rows of samples that training never sees, for the referee. */
  readonly heldOutRows: Matrix;
  readonly sampleCount: number;
}

/** Draws the data of a system in dimension n, factors its rows in float64, and certifies its symmetry algebra. */
export function prepareSystem(spec: SweepSpec, dimension: number): PreparedSystem {
  const { samples, heldOut, sampleCount } = makeDataset(spec, dimension);
  const oracle = combineOracles(spec.system.oracles.map((named) => makeOracle(named, dimension)));
  const rows = linearRows(oracle, samples, dimension);
  const factor = factorRows(rows, sampleCount);
  return {
    stackSystem: {
      dimension,
      factor: { values: Float32Array.from(factor.data), columns: factor.columns },
      samples: { values: Float32Array.from(samples), count: sampleCount },
      evaluate: (x) => oracle.evaluate(x),
    },
    certificate: { system: systemKey(spec.system), dimension, ...certify({ rows, sampleCount }) },
    heldOutRows: linearRows(oracle, heldOut, dimension),
    sampleCount,
  };
}
