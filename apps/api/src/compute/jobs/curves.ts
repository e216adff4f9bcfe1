import type { Curves } from '@liesweep/api-contract';
import { downsampleCurve } from '@liesweep/report/algebra';
import { jsonAnswer, type JobAnswer } from '../job-answer.js';
import type { JobStores } from '../job-stores.js';
import type { TensorPlace } from '../tensor-place.js';

/** As many points are told in all: more is more than a page can draw. */
const MOST_POINTS = 36_000;

/** Of which trials. */
export interface CurvesInput {
  readonly trials: readonly (TensorPlace & Pick<Curves['curves'][number], 'restart' | 'isBest' | 'vanishes'>)[];
  /** Of each curve at most. */
  readonly points: number;
  /** Recorded trials of the cell. */
  readonly of: number;
}

/** The curves of the trials of a cell, in their order. */
export async function curves({ trials, points, of }: CurvesInput, stores: JobStores): Promise<JobAnswer> {
  const most = Math.max(2, Math.min(points, Math.floor(MOST_POINTS / Math.max(1, trials.length))));
  const found: Curves['curves'] = [];
  for (const { digest, position, ...trial } of trials) {
    const { curve } = (await stores.shard(digest)).trialAt(position);
    found.push({ ...trial, ...downsampleCurve(curve, most) });
  }
  return jsonAnswer({ curves: found, of } satisfies Curves);
}
