import type { Matrix } from '@liesweep/lie';
import { normalStream } from '@liesweep/sweep';

/** Radians per standard deviation of a feature, along the user's axes: features often act one by one. */
const AXIS_FREQUENCIES = [3, 6];

/** Radians per standard deviation, along random directions in turn. */
const OBLIQUE_FREQUENCIES = [2, 3.5, 5];
const OBLIQUE_DIRECTIONS = 10;

/** Seed of the directions: any, but always the same. */
const DIRECTION_SEED = 16;

/** Waves at the rows, computed one at a time. */
export interface ProbeWaves {
  /** 2(2r + 10) */
  readonly count: number;
  /** One wave at all rows, shape [N]; all cosines come first. */
  readonly wave: (position: number) => Float64Array;
}

/**
 * Waves that a polynomial of low degree misses: cos and sin of ω·(x − mean)/sd, along each feature and along random
 * directions. Those along a feature that does not vary are constant.
 *
 * @param samples x, shape [N, r]
 */
export function probeWaves(samples: Matrix): ProbeWaves {
  const { rows, columns } = samples;
  const standard = standardFeatures(samples);
  const draw = normalStream(DIRECTION_SEED);
  const along = Array.from({ length: columns }, (_, j) =>
    AXIS_FREQUENCIES.map((frequency) => Array.from({ length: columns }, (__, k) => (k === j ? frequency : 0))),
  ).flat();
  const oblique = Array.from({ length: OBLIQUE_DIRECTIONS }, (_, t) => {
    const direction = Array.from({ length: columns }, draw);
    const frequency = OBLIQUE_FREQUENCIES[t % OBLIQUE_FREQUENCIES.length] ?? NaN;
    return direction.map((entry) => (entry * frequency) / Math.hypot(...direction));
  });
  const directions = [...along, ...oblique];
  return {
    count: 2 * directions.length,
    wave: (position) => {
      const direction = directions[position % directions.length] ?? [];
      const values = new Float64Array(rows);
      for (let i = 0; i < rows; i++) {
        let phase = 0;
        for (let j = 0; j < columns; j++) phase += (direction[j] ?? NaN) * (standard[i * columns + j] ?? NaN);
        values[i] = position < directions.length ? Math.cos(phase) : Math.sin(phase);
      }
      return values;
    },
  };
}

function standardFeatures({ rows, columns, data }: Matrix): Float64Array {
  const [mean, square] = [new Float64Array(columns), new Float64Array(columns)];
  data.forEach((x, at) => (mean[at % columns] = (mean[at % columns] ?? NaN) + x / rows));
  data.forEach((x, at) => {
    const j = at % columns;
    square[j] = (square[j] ?? NaN) + (x - (mean[j] ?? NaN)) ** 2 / rows;
  });
  return data.map((x, at) => {
    const deviation = Math.sqrt(square[at % columns] ?? NaN);
    return deviation > 0 ? (x - (mean[at % columns] ?? NaN)) / deviation : 0;
  });
}
