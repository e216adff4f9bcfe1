import type { KillingSignature } from './killing-form.js';

/** What decides the name of a reductive algebra, in one sentence. */
export function explainReductive(
  killing: KillingSignature,
  rank: number,
  centreDimension: number,
  simpleCount: number,
): string {
  const signature = [killing.plus, killing.minus, killing.zero].map(String).join(', ');
  return `Rank ${String(rank)}, Killing signature (${signature}), centre of dimension ${String(centreDimension)}, ${String(simpleCount)} simple ${simpleCount === 1 ? 'ideal' : 'ideals'}, and the lengths of the roots.`;
}
