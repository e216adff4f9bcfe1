import type { StructureTensor } from './field-problem.js';

/** [a, b] of two fields in whitened coordinates: P' numbers, those inside the dictionary first. */
export function bracketOf({ inside, size, values }: StructureTensor, a: Float64Array, b: Float64Array): Float64Array {
  const bracket = new Float64Array(size);
  for (let p = 0; p < inside; p += 1) {
    const first = a[p] ?? NaN;
    if (first === 0) continue;
    for (let q = 0; q < inside; q += 1) {
      const weight = first * (b[q] ?? NaN);
      if (weight === 0) continue;
      const start = (p * inside + q) * size;
      for (let s = 0; s < size; s += 1) bracket[s] = (bracket[s] ?? NaN) + weight * (values[start + s] ?? NaN);
    }
  }
  return bracket;
}
