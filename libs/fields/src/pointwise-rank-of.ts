import { matrixOf, type Matrix } from '@liesweep/lie';
import { genericRank } from './generic-rank.js';
import type { WhitenedBlock } from './whitened-block.js';

/**
 * How many directions fields span at a sample: the dimension of their orbits, at most samples the same.
 *
 * @param fields c̃ as rows, [d, P]
 * @param samples row-major [m, L]
 */
export function pointwiseRankOf(
  fields: Matrix,
  blocks: readonly WhitenedBlock[],
  samples: Float64Array,
  sampleLength: number,
): number {
  if (fields.rows === 0) return 0;
  return genericRank(samples.length / sampleLength, (at) => {
    const x = samples.subarray(at * sampleLength, (at + 1) * sampleLength);
    const velocities = matrixOf(fields.rows, sampleLength);
    for (let a = 0; a < fields.rows; a += 1) {
      const coordinates = fields.data.subarray(a * fields.columns, (a + 1) * fields.columns);
      velocities.data.set(standardVelocity(coordinates, blocks, x), a * sampleLength);
    }
    return velocities;
  });
}

/** v of one field at a sample, in standard coordinates of its features. */
function standardVelocity(coordinates: Float64Array, blocks: readonly WhitenedBlock[], x: Float64Array): Float64Array {
  const velocity = new Float64Array(x.length);
  let offset = 0;
  for (const whitened of blocks) {
    const { block, size } = whitened;
    const n = block.dictionary.dimension;
    for (const copy of block.copies) {
      const values = whitened.evaluate(Float64Array.from(copy, (place) => x[place] ?? NaN));
      copy.forEach((place, j) => {
        velocity[place] = values.reduce(
          (sum, value, k) => sum + value * (coordinates[offset + j * size + k] ?? NaN),
          0,
        );
      });
    }
    offset += n * size;
  }
  return velocity;
}
