import { LOSS_TERMS, type LossTerm, type LossWeights } from './loss-weights.js';
import type { GridSpec, SweepSpec } from './sweep-spec.js';
import { systemKey } from './system-key.js';
import type { GridPoint, Trial, TrialRange } from './trial.js';
import { trialKey } from './trial-key.js';

/** Number of weight slices: the product of the lengths of the five weight axes. */
export function sliceCount({ weights }: Pick<GridSpec, 'weights'>): number {
  return LOSS_TERMS.reduce((count, term) => count * weights[term].length, 1);
}

/** Number of grid points: dimensions × weight slices × numbers of generators. */
export function gridPointCount({ grid }: Pick<SweepSpec, 'grid'>): number {
  return grid.dimension.length * sliceCount(grid) * grid.generators.length;
}

/** Number of trials in the grid: grid points × restarts. */
export function trialCount(spec: Pick<SweepSpec, 'grid' | 'restarts'>): number {
  return gridPointCount(spec) * spec.restarts;
}

/**
 * The trial at a position of the enumeration: dimension outermost, then weight slice (the last term varies fastest), then
 * number of generators, then restart. Costs O(1).
 *
 * @throws RangeError when the index is not a whole number from 0 to `trialCount(spec)` − 1
 */
export function trialAt(spec: SweepSpec, index: number): Trial {
  return trialsOf(spec)(index);
}

/**
 * The position of a grid point in the order of the enumeration, the inverse of `gridPointAt`; undefined where the grid has none
 * such. Costs O(length of the axes).
 */
export function gridPointIndex(spec: Pick<SweepSpec, 'grid' | 'system'>, point: GridPoint): number | undefined {
  const { grid } = spec;
  const axes: readonly (readonly [axis: readonly number[], value: number])[] = [
    [grid.dimension, point.dimension],
    ...LOSS_TERMS.map((term) => [grid.weights[term], point.lossWeights[term]] as const),
    [grid.generators, point.generatorCount],
  ];
  let index = 0;
  for (const [axis, value] of axes) {
    const position = axis.indexOf(value);
    if (position === -1) return undefined;
    index = index * axis.length + position;
  }
  return point.system === systemKey(spec.system) ? index : undefined;
}

/**
 * The grid point at a position of the enumeration.
 *
 * @throws RangeError when the index is not a whole number from 0 to `gridPointCount(spec)` − 1
 */
export function gridPointAt(spec: SweepSpec, index: number): GridPoint {
  return trialAt(spec, index * spec.restarts).gridPoint;
}

/**
 * The trial of a grid point and a restart, the inverse of `trialAt`; undefined where the grid has none such. Costs O(length
 * of the axes).
 */
export function findTrial(spec: SweepSpec, point: GridPoint, restart: number): Trial | undefined {
  const index = gridPointIndex(spec, point);
  const isRestart = Number.isInteger(restart) && restart >= 0 && restart < spec.restarts;
  return isRestart && index !== undefined ? trialAt(spec, index * spec.restarts + restart) : undefined;
}

const KEY = /^(.+)\/n=([^/]+)\/Ng=([^/]+)\/h=([^/]+)\/.*\/restart=([^/]+)(?:\/repetition=[^/]*)?\/engine=[^/]*$/;

/** Where in a grid a trial stands. */
export interface GridPlace {
  /** Index of its grid point, as `gridPointAt` counts. */
  readonly cell: number;
  readonly restart: number;
}

/** Where the trial with a key stands, of whatever engine and recipe; undefined where the grid has no such place. */
export function placeOfKey(spec: SweepSpec, key: string): GridPlace | undefined {
  const [, system = '', dimension, generatorCount, weights = '', digits] = KEY.exec(key) ?? [];
  const numbers = weights.split(',').map(Number);
  const [invariance = NaN, normalization = NaN, orthogonality = NaN, closure = NaN, sparsity = NaN] = numbers;
  const lossWeights = { invariance, normalization, orthogonality, closure, sparsity };
  const point = { system, dimension: Number(dimension), generatorCount: Number(generatorCount), lossWeights };
  const [cell, restart] = [gridPointIndex(spec, point), Number(digits)];
  const isRestart = Number.isInteger(restart) && restart >= 0 && restart < spec.restarts;
  return cell === undefined || !isRestart ? undefined : { cell, restart };
}

/** The trial with a key, in the engine of today; undefined where the grid has none such. Costs O(length of the axes). */
export function findTrialByKey(spec: SweepSpec, key: string): Trial | undefined {
  const place = placeOfKey(spec, key);
  const trial = place === undefined ? undefined : trialAt(spec, place.cell * spec.restarts + place.restart);
  return trial?.key === key ? trial : undefined;
}

/** All trials in the order of their index, one at a time: no list of them is made. */
export function* enumerateTrials(spec: SweepSpec): Generator<Trial, void, undefined> {
  yield* trialsBetween(spec, [[0, trialCount(spec)]]);
}

/**
 * The trials of half-open ranges of indices, in the order of the ranges.
 *
 * @throws RangeError when a range leaves the grid
 */
export function trialsInRanges(spec: SweepSpec, ranges: readonly TrialRange[]): Trial[] {
  return [...trialsBetween(spec, ranges)];
}

function* trialsBetween(spec: SweepSpec, ranges: readonly TrialRange[]): Generator<Trial, void, undefined> {
  const trial = trialsOf(spec);
  for (const [first, end] of ranges) {
    for (let index = first; index < end; index++) yield trial(index);
  }
}

/** The function from index to trial, with the sweep's own part of the work done once. */
function trialsOf(spec: SweepSpec): (index: number) => Trial {
  const { grid, restarts } = spec;
  const system = systemKey(spec.system);
  const count = trialCount(spec);
  const slices = sliceCount(grid);
  return (index) => {
    if (!Number.isInteger(index) || index < 0 || index >= count) {
      throw new RangeError(`trial index: expected a whole number from 0 to ${String(count - 1)}, got ${String(index)}`);
    }
    const [point, restart] = divide(index, restarts);
    const [row, column] = divide(point, grid.generators.length);
    const [plane, slice] = divide(row, slices);
    const gridPoint: GridPoint = {
      system,
      dimension: at(grid.dimension, plane),
      generatorCount: at(grid.generators, column),
      lossWeights: weightsOf(grid, slice),
    };
    return { index, key: trialKey(spec, gridPoint, restart), gridPoint, restart };
  };
}

/** The weights of a slice: its index read as a number whose digits are the positions on the five axes. */
function weightsOf({ weights }: GridSpec, slice: number): LossWeights {
  let rest = slice;
  const digit = (term: LossTerm): number => {
    const [quotient, remainder] = divide(rest, weights[term].length);
    rest = quotient;
    return at(weights[term], remainder);
  };
  const [sparsity, closure] = [digit('sparsity'), digit('closure')];
  const [orthogonality, normalization, invariance] = [
    digit('orthogonality'),
    digit('normalization'),
    digit('invariance'),
  ];
  return { invariance, normalization, orthogonality, closure, sparsity };
}

function divide(dividend: number, divisor: number): readonly [quotient: number, remainder: number] {
  return [Math.floor(dividend / divisor), dividend % divisor];
}

function at(axis: readonly number[], position: number): number {
  const value = axis[position];
  if (value === undefined)
    throw new RangeError(`axis: expected a position below ${String(axis.length)}, got ${String(position)}`);
  return value;
}
