import { formatNumber } from './format-number.js';
import { lossWeightsKey } from './loss-weights.js';
import { scheduleOf } from './schedules.js';
import type { SweepSpec } from './sweep-spec.js';
import { dataKey } from './system-key.js';
import { termFormOf } from './term-forms/index.js';
import type { GridPoint } from './trial.js';

/**
 * The version of the engine. It goes up when the same trial would train to another result: then no recorded trial is
 * taken for a new one, while every trial keeps its seed.
 */
export const ENGINE_VERSION = '3';

/** The canonical key of a cell of the grid, such as `squared-norm/real/linear/n=4/Ng=6/h=1,1,1,1,0`. */
export function gridPointKey({ system, dimension, generatorCount, lossWeights }: GridPoint): string {
  return `${system}/n=${formatNumber(dimension)}/Ng=${formatNumber(generatorCount)}/h=${lossWeightsKey(lossWeights)}`;
}

/**
 * The canonical key of a trial: everything that changes its result, and nothing else. Such as
 * `squared-norm/real/linear/n=4/Ng=6/h=1,1,1,1,0/normal(300)/lie-derivative/adam(0.01,inverse-sqrt(500))/steps=4000/`
 * `stop=1e-10/projected/seed=1/restart=0/engine=1`.
 */
export function trialKey(
  spec: Pick<SweepSpec, 'data' | 'training' | 'seed' | 'repetition'>,
  gridPoint: GridPoint,
  restart: number,
): string {
  const again = spec.repetition === undefined ? '' : `/repetition=${formatNumber(spec.repetition)}`;
  return `${gridPointKey(gridPoint)}/${recipeKey(spec)}/restart=${formatNumber(restart)}${again}${ENGINE_SEGMENT}`;
}

/** A trial's key without repetition and engine version: what its seed is derived from. */
export function seedKey(key: string): string {
  return key.replace(/(?:\/repetition=[^/]*)?\/engine=[^/]*$/, '');
}

const ENGINE_SEGMENT = `/engine=${ENGINE_VERSION}`;

/** The part of a trial's key that all trials of a sweep share: data, training and the sweep's seed. */
function recipeKey({ data, training, seed }: Pick<SweepSpec, 'data' | 'training' | 'seed'>): string {
  return [
    dataKey(data),
    termFormOf(training.invariance).key(training),
    `${training.optimizer}(${formatNumber(training.learningRate)},${scheduleOf(training.schedule).key(training.schedule)})`,
    `steps=${formatNumber(training.steps)}`,
    `stop=${formatNumber(training.stopBelow)}`,
    termFormOf(training.structureConstants).key(training),
    `seed=${formatNumber(seed)}`,
  ].join('/');
}
