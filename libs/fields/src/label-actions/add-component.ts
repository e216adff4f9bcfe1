import type { WhitenedBlock } from '../whitened-block.js';

/** Adds to one raw component of all fields of a block: B_component,j · entries of ψ̃_k. */
export function addComponent(
  row: Float64Array,
  offset: number,
  { size, features: { toRaw } }: WhitenedBlock,
  component: number,
  entry: (k: number) => number,
  norm: number,
): number {
  const weights = toRaw.getRow(component);
  for (let k = 0; k < size; k += 1) {
    const value = entry(k);
    weights.forEach((weight, j) => {
      const p = offset + j * size + k;
      row[p] = (row[p] ?? NaN) + weight * value;
    });
  }
  return norm * Math.hypot(...weights);
}
