import { blockCount, oracleOf, type GeneratorShape, type SystemSpec } from '@liesweep/sweep';

/** q, the vectors of a sample: as many as the particles, or as the oracle with the most of them takes. */
export function particleCountOf(system: SystemSpec, shape: GeneratorShape): number {
  const vectors = system.oracles.map((oracle) => oracleOf(oracle).vectorCount?.(shape, oracle) ?? 1);
  return Math.max(blockCount(system), system.particles?.count ?? 1, ...vectors);
}
