import { canonicalJson } from './canonical-json.js';
import { sha256Hex } from './sha256.js';
import type { DataSpec, SweepSpec, SystemSpec, TrainingSpec } from './sweep-spec.js';

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

/** The name of a sweep's run, `<name>-<first 8 hexadecimal digits of its digest>`. */
export function sweepId(spec: SweepSpec): string {
  return `${spec.name}-${specDigest(spec).slice('sha256:'.length, 'sha256:'.length + 8)}`;
}

function contentOfData(data: DataSpec): object {
  if (data.kind === 'normal' || data.kind === 'mnist-latent' || data.digest === undefined) return data;
  const { digest, scale, heldOut } = data;
  return { kind: 'file', digest, scale, heldOut };
}

function contentOfSystem({ oracles, ...system }: SystemSpec): object {
  const contents = oracles.map((oracle) => {
    if (oracle.kind !== 'gradients' || oracle.digest === undefined) return oracle;
    return { kind: oracle.kind, digest: oracle.digest };
  });
  return { ...system, oracles: contents };
}

function usedTraining(training: TrainingSpec): Omit<TrainingSpec, 'epsilon'> {
  if (training.invariance === 'finite') return training;
  const { optimizer, learningRate, schedule, steps, invariance, structureConstants, stopBelow } = training;
  return { optimizer, learningRate, schedule, steps, invariance, structureConstants, stopBelow };
}
