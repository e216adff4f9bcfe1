import { dataOf, type DataSpec } from './data/index.js';
import { formatNumber } from './format-number.js';
import { labelActionOf } from './label-actions/index.js';
import { oracleOf } from './oracles/index.js';
import { parameterisationOf } from './parameterisations/index.js';
import type { SystemSpec } from './sweep-spec.js';

/**
 * The canonical key of a system, such as `squared-norm/real/linear`; several oracles are joined with `+`. Where a sweep says
 * them, particles and what labels do follow: `expression(…)/real/affine(flattened)/particles=2x3/labels=tangent`.
 */
export function systemKey({ oracles, field, parameterisation, particles, labelAction }: SystemSpec): string {
  const keys = oracles.map((oracle) => oracleOf(oracle).key(oracle));
  return [
    `${keys.join('+')}/${field}/${parameterisationOf(parameterisation).key(parameterisation)}`,
    ...(particles === undefined
      ? []
      : [
          `particles=${formatNumber(particles.count)}x${formatNumber(particles.features.length)}${particles.tied ? '' : ',untied'}`,
        ]),
    ...(labelAction === undefined ? [] : [`labels=${labelActionOf(labelAction).key(labelAction)}`]),
  ].join('/');
}

/**
 * The canonical key of the samples, such as `normal(300)`. Data from a file are identified by their numbers, wherever the
 * file lies and whichever its format: `file(<digest>,standardise,0.2)`.
 */
export function dataKey(data: DataSpec): string {
  return dataOf(data).key(data);
}
