import type { AnsatzBlock } from './ansatz.js';

/** v(x) of a field with raw coefficients, on a whole sample: every copy of a block moves alike, and other features stay. */
export function fieldVelocity(
  coefficients: Float64Array,
  blocks: readonly AnsatzBlock[],
): (x: Float64Array) => Float64Array {
  return (x) => {
    const velocity = new Float64Array(x.length);
    let offset = 0;
    for (const { dictionary, copies } of blocks) {
      for (const copy of copies) {
        const values = dictionary.evaluate(Float64Array.from(copy, (place) => x[place] ?? NaN));
        copy.forEach((place, j) => {
          const first = offset + j * dictionary.size;
          velocity[place] = values.reduce((sum, value, k) => sum + value * (coefficients[first + k] ?? NaN), 0);
        });
      }
      offset += dictionary.size * dictionary.dimension;
    }
    return velocity;
  };
}
