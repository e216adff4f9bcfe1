import { sha256Hex } from './sha256.js';
import type { MnistLatentDataSpec } from './data/index.js';
import type { LearnedOracleSpec } from './oracles/learned.js';
import type { SweepSpec } from './sweep-spec.js';
import { dataKey, systemKey } from './system-key.js';
import { ENGINE_VERSION } from './trial-key.js';

/** The canonical key of a learned oracle's fit: all that decides it, and nothing else, so that sweeps share it. */
export function oracleFitKey({ system, data, seed }: SweepSpec, oracle: LearnedOracleSpec): string {
  const fitted = systemKey({ oracles: [oracle], field: system.field, parameterisation: { kind: 'linear' } });
  return `fit:${fitted}/${dataKey(data)}/seed=${String(seed)}/engine=${ENGINE_VERSION}`;
}

/** The canonical key of the latent space of the digits. */
export function latentSpaceKey(data: MnistLatentDataSpec, seed: number): string {
  return `fit:${dataKey(data)}/seed=${String(seed)}/engine=${ENGINE_VERSION}`;
}

/** The name under which the tensor store says where a fit lies: a JSON of its `StoredFile`. */
export function fitName(key: string): string {
  return `fits/${sha256Hex(key).slice(0, 32)}.json`;
}
