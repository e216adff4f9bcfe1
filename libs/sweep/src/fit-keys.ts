import { sha256Hex } from './sha256.js';
import type { MnistLatentDataSpec } from './data/index.js';
import type { LearnedOracleSpec } from './oracles/learned.js';
import { hasCoefficients } from './has-coefficients.js';
import { FIELD_ROWS } from './parameterisations/field-rows.js';
import type { SweepSpec, SystemSpec } from './sweep-spec.js';
import { dataKey, systemKey } from './system-key.js';
import { ENGINE_VERSION } from './trial-key.js';

/** The canonical key of a learned oracle's fit: all that decides it, and nothing else, so that sweeps share it. */
export function oracleFitKey({ system, data, seed }: SweepSpec, oracle: LearnedOracleSpec): string {
  const fitted = systemKey({ oracles: [oracle], field: system.field, ...fieldsOf(system) });
  return `fit:${fitted}/${dataKey(data)}/seed=${String(seed)}/engine=${ENGINE_VERSION}`;
}

/** What labels are judged over is a part of what a fit says: matrices on one vector, unless a sweep asks for more. */
function fieldsOf(system: SystemSpec): Pick<SystemSpec, 'parameterisation' | 'particles' | 'labelAction'> {
  const { parameterisation, particles, labelAction } = system;
  if (!hasCoefficients(system) && particles === undefined) return { parameterisation: { kind: 'linear' } };
  return {
    // How fields are trained is not how labels are judged.
    parameterisation: 'rows' in parameterisation ? { ...parameterisation, rows: FIELD_ROWS[0] } : parameterisation,
    ...(particles === undefined ? {} : { particles }),
    ...(labelAction === undefined ? {} : { labelAction }),
  };
}

/** The canonical key of the latent space of the digits. */
export function latentSpaceKey(data: MnistLatentDataSpec, seed: number): string {
  return `fit:${dataKey(data)}/seed=${String(seed)}/engine=${ENGINE_VERSION}`;
}

/** The name under which the tensor store says where a fit lies: a JSON of its `StoredFile`. */
export function fitName(key: string): string {
  return `fits/${sha256Hex(key).slice(0, 32)}.json`;
}
