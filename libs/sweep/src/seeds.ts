import type { DrawnDataSpec } from './data/index.js';
import { formatNumber } from './format-number.js';
import { sha256Words } from './sha256.js';

import { dataKey } from './system-key.js';
import type { Trial } from './trial.js';
import { seedKey } from './trial-key.js';

/**
 * The seed of a trial's random start: a whole number below 2⁵³, the head of the SHA-256 of its key without the engine
 * version. No other trial, shard, device or engine has a say in it.
 */
export function trialSeed({ key }: Pick<Trial, 'key'>): number {
  return seedOf(`trial:${seedKey(key)}`);
}

/**
 * The seed of synthetic data, a whole number below 2⁵³: one for all grid points and restarts of a system and dimension.
 *
 * @param system the system's key
 * @param dimension n
 * @param data that are drawn
 * @param sweepSeed the seed that the sweep file gives
 */
export function dataSeed(system: string, dimension: number, data: DrawnDataSpec, sweepSeed: number): number {
  return seedOf(`data:${system}/n=${formatNumber(dimension)}/${dataKey(data)}/seed=${formatNumber(sweepSeed)}`);
}

/**
 * The seed that divides the rows of a data file into those trained on and those held out, a whole number below 2⁵³.
 *
 * @param digest of the numbers of the file
 * @param sweepSeed the seed that the sweep file gives
 */
export function splitSeed(digest: string, sweepSeed: number): number {
  return seedOf(`split:${digest}/seed=${formatNumber(sweepSeed)}`);
}

/** The seed of a fit, from its key without the engine version: a whole number below 2⁵³. */
export function fitSeed(key: string): number {
  return seedOf(seedKey(key));
}

/** 53 of the first 64 bits of a text's SHA-256. */
function seedOf(text: string): number {
  const [high, low] = sha256Words(text);
  return (high >>> 11) * 2 ** 32 + low;
}
