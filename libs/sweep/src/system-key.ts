import { dataOf, type DataSpec } from './data/index.js';
import { oracleOf } from './oracles/index.js';
import { parameterisationOf } from './parameterisations/index.js';
import type { SystemSpec } from './sweep-spec.js';

/** The canonical key of a system, such as `squared-norm/real/linear`; several oracles are joined with `+`. */
export function systemKey({ oracles, field, parameterisation }: SystemSpec): string {
  const keys = oracles.map((oracle) => oracleOf(oracle).key(oracle));
  return `${keys.join('+')}/${field}/${parameterisationOf(parameterisation).key(parameterisation)}`;
}

/**
 * The canonical key of the samples, such as `normal(300)`. Data from a file are identified by their numbers, wherever the
 * file lies and whichever its format: `file(<digest>,standardise,0.2)`.
 */
export function dataKey(data: DataSpec): string {
  return dataOf(data).key(data);
}
