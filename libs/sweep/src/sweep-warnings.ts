import { parameterCount } from './generator-shape.js';
import { labelCount } from './label-count.js';
import type { SweepSpec } from './sweep-spec.js';

/** What is allowed in a sweep and will not give what is probably wanted: one sentence each. */
export function sweepWarnings({ system, data, grid }: SweepSpec): string[] {
  if (data.kind !== 'normal' || system.parameterisation.kind === 'non-linear') return [];
  const { oracles, field } = system;
  const labels = oracles.reduce((total, oracle) => total + (labelCount(oracle, field) ?? 1), 0);
  const refused = grid.dimension.filter((dimension) => data.samples * labels < parameterCount({ dimension, field }));
  if (refused.length === 0) return [];
  const largest = parameterCount({ dimension: Math.max(...refused), field });
  return [
    `The certificate will be refused for n = ${refused.join(', ')}: samples × labels = ${String(data.samples)} × ${String(labels)} ` +
      `is less than ${field === 'complex' ? '2n²' : 'n²'}; give data.samples: ${String(Math.ceil(largest / labels))} or more.`,
  ];
}
