import { canonicalJson } from './canonical-json.js';
import { dataOf, type DataSpec } from './data/index.js';
import { oracleOf } from './oracles/index.js';
import { sha256Hex } from './sha256.js';
import type { SweepSpec, SystemSpec, TrainingSpec } from './sweep-spec.js';
import { termFormOf } from './term-forms/index.js';

/**
 * The digest of what a sweep computes: `sha256:` and 64 hexadecimal digits over the canonical JSON of its name, system,
 * data, grid, restarts, training and seed.
 *
 * Execution and budget say where, how and how long, not what: a sweep that is continued on another device or with a
 * larger budget is the same sweep. ε counts only in the finite form, the only one that uses it. A file that has been read
 * counts by its content, not by its path, its format or the names of its columns; gradients too.
 */
export function specDigest(spec: SweepSpec): string {
  return `sha256:${sha256Hex(canonicalJson(whatIsComputed(spec)))}`;
}

/** What a digest is over, part by part. */
export function whatIsComputed(spec: SweepSpec): object {
  const { name, system, data, grid, restarts, training, seed, repetition } = spec;
  return {
    ...{
      name,
      system: contentOfSystem(system),
      data: contentOfData(data),
      grid,
      restarts,
      training: usedTraining(training),
      seed,
    },
    ...(repetition !== undefined && { repetition }),
  };
}

/** 80 bits: of 10⁹ sweeps of one name two have the same with a chance of 4·10⁻⁷ (decision 26). */
const ID_DIGITS = 20;

/** What ids had before; two of 10⁵ sweeps of one name shared one as likely as not. */
const FORMER_ID_DIGITS = 8;

/** The name of a sweep's run, `<name>-<first 20 hexadecimal digits of its digest>`. */
export function sweepId(spec: SweepSpec): string {
  return idOf(spec, ID_DIGITS);
}

/** The name that earlier versions gave the run of a sweep: recorded under it, the sweep goes on under it. */
export function formerSweepId(spec: SweepSpec): string {
  return idOf(spec, FORMER_ID_DIGITS);
}

function idOf(spec: SweepSpec, digits: number): string {
  return `${spec.name}-${specDigest(spec).slice('sha256:'.length, 'sha256:'.length + digits)}`;
}

function contentOfData(data: DataSpec): object {
  return dataOf(data).content?.(data) ?? data;
}

function contentOfSystem({ oracles, ...system }: SystemSpec): object {
  return { ...system, oracles: oracles.map((oracle) => oracleOf(oracle).content?.(oracle) ?? oracle) };
}

function usedTraining(training: TrainingSpec): Omit<TrainingSpec, 'epsilon'> {
  if (termFormOf(training.invariance).usesEpsilon) return training;
  const { optimizer, learningRate, schedule, steps, invariance, structureConstants, stopBelow } = training;
  return { optimizer, learningRate, schedule, steps, invariance, structureConstants, stopBelow };
}
