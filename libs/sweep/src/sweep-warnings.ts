import { dataOf } from './data/index.js';
import { oracleOf } from './oracles/index.js';
import type { SweepSpec } from './sweep-spec.js';
import { unknownsOfSystem } from './unknowns-of-system.js';

/** What is allowed in a sweep and will not give what is probably wanted: one sentence each. */
export function sweepWarnings({ system, data, grid }: SweepSpec): string[] {
  const samples = dataOf(data).sampleCount?.(data);
  if (samples === undefined) return [];
  const { oracles, field } = system;
  const labels = oracles.reduce((total, oracle) => total + (oracleOf(oracle).labelCount(oracle, field) ?? 1), 0);
  const refused = grid.dimension.flatMap((dimension) => {
    const unknowns = unknownsOfSystem(system, dimension);
    return unknowns !== undefined && samples * labels < unknowns.count ? [{ dimension, ...unknowns }] : [];
  });
  const [largest] = refused.toSorted((a, b) => b.count - a.count);
  if (largest === undefined) return [];
  return [
    `The certificate will be refused for n = ${refused.map(({ dimension }) => dimension).join(', ')}: ` +
      `samples × labels = ${String(samples)} × ${String(labels)} is less than ${largest.formula}; ` +
      `give data.samples: ${String(Math.ceil(largest.count / labels))} or more.`,
  ];
}
