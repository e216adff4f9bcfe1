import { roundTime } from './flow-path.js';
import type { Motion } from './generator-motion.js';

/** A whole turn of a rotation of norm² 2, over the root mean square of what it moves. */
const TURN = 2 * Math.PI * Math.SQRT2;

/** Nearly all samples move no farther than this, over their own size: twice it is a turn’s, and what grows is followed for less. */
const FARTHEST = 2.2;

/** The few farthest samples do not decide. */
const NEARLY_ALL = 0.9;

/** A motion that leads too far is followed for half the time, so often at most. */
const HALVINGS = 12;

/** Samples that decide, and the points of their paths. */
const WATCHED = 60;
const STEPS = 24;

/**
 * For how long a motion is followed: about a turn of a rotation, or less where nearly all samples would leave what can be shown.
 *
 * @param samples q·r numbers each
 * @param vectorLength r
 * @returns digits that read well; 1 for a motion that moves nothing
 */
export function motionDuration(
  { velocity, follow }: Motion,
  samples: readonly Float64Array[],
  vectorLength: number,
): number {
  const watched = samples.slice(0, WATCHED);
  const sizes = sizesOf(watched, vectorLength);
  const lengthOf = (vectors: Float64Array): number =>
    Math.sqrt(
      vectors.reduce((sum, entry, at) => sum + (entry / (sizes[at % vectorLength] ?? 1)) ** 2, 0) /
        (vectors.length / vectorLength),
    );
  const speeds = watched.map((sample) => lengthOf(velocity(sample))).filter(Number.isFinite);
  const speed = Math.sqrt(speeds.reduce((sum, each) => sum + each ** 2, 0) / Math.max(1, speeds.length));
  if (!(speed > 0)) return 1;
  let duration = roundTime(TURN / speed);
  for (let halving = 0; halving < HALVINGS; halving += 1, duration = roundTime(duration / 2)) {
    const isShown = (sample: Float64Array): boolean => {
      const own = Math.max(lengthOf(sample), Math.sqrt(vectorLength)); // the middle of the data is no small place
      return follow(sample, duration, STEPS).every((point) => {
        const reach = lengthOf(point.map((entry, at) => entry - (sample[at] ?? Number.NaN)));
        return reach < FARTHEST * own; // false for NaN
      });
    };
    if (holdsForMost(watched, isShown)) break;
  }
  return duration;
}

/** Whether it holds for nearly all: those that come after it is known that it does not are not followed. */
function holdsForMost(samples: readonly Float64Array[], holds: (sample: Float64Array) => boolean): boolean {
  let others = 0;
  return samples.every((sample) => {
    if (!holds(sample)) others += 1;
    return samples.length - others >= NEARLY_ALL * samples.length;
  });
}

/** Root mean square of every number of a vector, over all vectors; 1 where it is zero. */
export function sizesOf(samples: readonly Float64Array[], vectorLength: number): Float64Array {
  const squares = new Float64Array(vectorLength);
  let vectors = 0;
  for (const sample of samples) {
    sample.forEach((entry, at) => {
      squares[at % vectorLength] = (squares[at % vectorLength] ?? 0) + entry ** 2;
    });
    vectors += sample.length / vectorLength;
  }
  return squares.map((sum) => Math.sqrt(sum / Math.max(1, vectors)) || 1);
}
