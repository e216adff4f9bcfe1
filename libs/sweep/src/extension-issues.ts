import { canonicalJson } from './canonical-json.js';
import { formatNumber } from './format-number.js';
import { LOSS_TERMS } from './loss-weights.js';
import { whatIsComputed } from './spec-identity.js';
import type { SweepSpec } from './sweep-spec.js';

/**
 * What keeps a sweep from being extended to another specification, one sentence each; none when every trial that it has
 * is a trial of the other one too. Execution and budget may differ freely.
 */
export function extensionIssues(before: SweepSpec, after: SweepSpec): string[] {
  const axes: readonly (readonly [path: string, had: readonly number[], has: readonly number[]])[] = [
    ['grid.dimension', before.grid.dimension, after.grid.dimension],
    ['grid.generators', before.grid.generators, after.grid.generators],
    ...LOSS_TERMS.map((term) => [`grid.weights.${term}`, before.grid.weights[term], after.grid.weights[term]] as const),
  ];
  return [
    ...changedParts(before, after).map((part) => `${part}: expected what the sweep has, got something else`),
    ...axes.flatMap(([path, had, has]) => {
      const lost = had.filter((value) => !has.includes(value));
      return lost.length === 0
        ? []
        : [`${path}: expected all that the sweep has, ${lost.map(formatNumber).join(', ')} is missing`];
    }),
    ...(after.restarts < before.restarts
      ? [`restarts: expected ${formatNumber(before.restarts)} or more, got ${formatNumber(after.restarts)}`]
      : []),
  ];
}

/** Parts that have to stay what they are: all but the grid and the number of restarts. */
function changedParts(before: SweepSpec, after: SweepSpec): string[] {
  const had = new Map(Object.entries(whatIsComputed(before)).map(([part, value]) => [part, canonicalJson(value)]));
  return Object.entries(whatIsComputed(after))
    .filter(([part, value]) => part !== 'grid' && part !== 'restarts' && had.get(part) !== canonicalJson(value))
    .map(([part]) => part);
}
