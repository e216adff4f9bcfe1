/** The checkpoint of a shard: a safetensors file with the stack's state, and the trials' courses as JSON in its metadata. */
import { decodeSafetensors, encodeSafetensors, type NamedTensor } from '@liesweep/storage';
import { CheckpointMismatchError, ENGINE_VERSION, type ShardAssignment, type Trial } from '@liesweep/sweep';
import type { HostState, LiveTrial, StackSnapshot, TrainedTrial } from '@liesweep/training';

/** Version of this layout; a checkpoint of another is not resumed from. */
const FORMAT_VERSION = 1;

interface CheckpointHeader {
  readonly formatVersion: number;
  readonly engineVersion: string;
  readonly specDigest: string;
  readonly steps: number;
  readonly trials: readonly LiveTrial[];
  readonly finished: readonly (Omit<TrainedTrial, 'trial' | 'generators' | 'structureConstants'> & {
    readonly index: number;
  })[];
}

/** Name of a shard's checkpoint in the tensor store: one per set of trials, so that parts of a split shard do not meet. */
export function checkpointName({ specDigest, trials }: ShardAssignment): string {
  const ranges = trials.map(([first, end]) => `${String(first)}-${String(end)}`).join('_');
  const bounded = ranges.length <= 120 ? ranges : `${ranges.slice(0, 100)}_${String(trials.length)}-ranges`;
  return `checkpoints/${specDigest.replace('sha256:', '').slice(0, 16)}/${bounded}.safetensors`;
}

/** Writes a snapshot as one file. */
export function encodeCheckpoint(assignment: ShardAssignment, snapshot: StackSnapshot): Uint8Array {
  const tensors = new Map<string, NamedTensor>();
  for (const [name, { shape, values }] of Object.entries(snapshot.state))
    tensors.set(`state/${name}`, { dtype: 'F32', shape, data: values });
  for (const { trial, generators, structureConstants } of snapshot.finished) {
    tensors.set(`generators/${String(trial.index)}`, flat(generators));
    if (structureConstants !== null) tensors.set(`structureConstants/${String(trial.index)}`, flat(structureConstants));
  }
  const header: CheckpointHeader = {
    formatVersion: FORMAT_VERSION,
    engineVersion: ENGINE_VERSION,
    specDigest: assignment.specDigest,
    steps: snapshot.steps,
    trials: snapshot.trials,
    finished: snapshot.finished.map(({ trial, outcome, steps, lowestLoss, terms, finalLoss, curve, seconds }) => ({
      ...{ index: trial.index, outcome, steps, lowestLoss, terms, finalLoss, curve, seconds },
    })),
  };
  return encodeSafetensors(tensors, { checkpoint: JSON.stringify(header) });
}

/**
 * Reads a snapshot back.
 *
 * @throws CheckpointMismatchError when it belongs to another specification, engine version or set of trials
 */
export function decodeCheckpoint(
  content: Uint8Array,
  assignment: ShardAssignment,
  trials: readonly Trial[],
): StackSnapshot {
  const { tensors, metadata } = decodeSafetensors(content, checkpointName(assignment));
  const header = JSON.parse(metadata.checkpoint ?? '{}') as Partial<CheckpointHeader>;
  if (
    header.formatVersion !== FORMAT_VERSION ||
    header.engineVersion !== ENGINE_VERSION ||
    header.specDigest !== assignment.specDigest
  ) {
    throw new CheckpointMismatchError(
      `checkpoint of format ${String(header.formatVersion)}, engine ${String(header.engineVersion)}, ${String(header.specDigest)}`,
    );
  }
  const byIndex = new Map(trials.map((trial) => [trial.index, trial]));
  const numbers = (name: string): Float32Array | undefined => {
    const found = tensors.get(name);
    return found?.dtype === 'F32' ? found.data : undefined;
  };
  const finished = (header.finished ?? []).map(({ index, ...rest }): TrainedTrial => {
    const trial = byIndex.get(index);
    const generators = numbers(`generators/${String(index)}`);
    if (trial === undefined || generators === undefined)
      throw new CheckpointMismatchError(`checkpoint of another set of trials: ${String(index)}`);
    return { ...rest, trial, generators, structureConstants: numbers(`structureConstants/${String(index)}`) ?? null };
  });
  const live = header.trials ?? [];
  if (live.some(({ index }) => !byIndex.has(index)) || live.length + finished.length !== trials.length) {
    throw new CheckpointMismatchError('checkpoint of another set of trials');
  }
  const state: HostState = Object.fromEntries(
    [...tensors].flatMap(([name, { shape, data }]) =>
      name.startsWith('state/') && data instanceof Float32Array
        ? [[name.slice('state/'.length), { shape, values: data }]]
        : [],
    ),
  );
  return { steps: header.steps ?? 0, trials: live, state, finished };
}

function flat(data: Float32Array): NamedTensor {
  return { dtype: 'F32', shape: [data.length], data };
}
