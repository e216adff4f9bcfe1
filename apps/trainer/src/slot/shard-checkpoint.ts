/** The checkpoint of a shard: a safetensors file with the stack's state, and the trials' courses as JSON in its metadata. */
import { pairs } from '@liesweep/lie';
import { decodeSafetensors, encodeSafetensors, type StoredTensor } from '@liesweep/storage';
import { CheckpointMismatchError, ENGINE_VERSION, type ShardAssignment, type Trial } from '@liesweep/sweep';
import {
  STACK_SIZE,
  type HostState,
  type StackSnapshot,
  type StepSignature,
  type TrainedTrial,
} from '@liesweep/training';
import { FORMAT_VERSION, parseCheckpointHeader, type CheckpointHeader } from './checkpoint-header.js';
import { checkpointName } from './checkpoint-name.js';

/** What a checkpoint has to fit: the trials of the shard, and the state of the loop that trains them. */
export interface CheckpointOwner {
  readonly trials: readonly Trial[];
  readonly state: StepSignature['state'];
}

/** Writes a snapshot as one file. */
export function encodeCheckpoint(assignment: ShardAssignment, snapshot: StackSnapshot): Uint8Array {
  const tensors = new Map<string, StoredTensor>();
  for (const [name, { shape, data: values }] of Object.entries(snapshot.state))
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
 * Reads a snapshot back, and checks that it is one of exactly these trials and this loop: each trial once, and the tensors that
 * the loop takes, no more, by name, shape and type.
 *
 * @throws CheckpointMismatchError when it is not, or of another specification, layout or engine
 * @throws CorruptFileError when it is no safetensors file
 */
export function decodeCheckpoint(
  content: Uint8Array,
  assignment: ShardAssignment,
  { trials, state: signature }: CheckpointOwner,
): StackSnapshot {
  const { tensors, metadata } = decodeSafetensors(content, checkpointName(assignment));
  const { steps, trials: live, finished: ended } = parseCheckpointHeader(metadata.checkpoint, assignment.specDigest);
  const byIndex = new Map(trials.map((trial) => [trial.index, trial]));
  const found = new Set([...live, ...ended].map(({ index }) => index));
  if (live.length + ended.length !== trials.length || !trials.every(({ index }) => found.has(index))) {
    throw new CheckpointMismatchError('checkpoint of another set of trials');
  }
  const left = new Map(tensors);
  const take = (name: string, shape: readonly number[]): Float32Array => {
    const tensor = left.get(name);
    left.delete(name);
    if (tensor?.dtype === 'F32' && tensor.shape.join() === shape.join()) return tensor.data;
    const got = tensor === undefined ? 'none' : `${tensor.dtype} [${tensor.shape.join()}]`;
    throw new CheckpointMismatchError(`${name}: expected F32 [${shape.join()}], got ${got}`);
  };
  const state: HostState = Object.fromEntries(
    Object.entries(signature).map(([name, { shape: sizes }]) => {
      const shape = sizes.map((size) => (size === STACK_SIZE ? live.length : size));
      return [name, { shape, data: take(`state/${name}`, shape) }];
    }),
  );
  const [, , parameters = 0] = state.generators?.shape ?? [];
  const finished = ended.map(({ index, ...course }): TrainedTrial => {
    const trial = byIndex.get(index);
    if (trial === undefined) throw new CheckpointMismatchError(`checkpoint of another trial: ${String(index)}`);
    const { generatorCount } = trial.gridPoint;
    const generators = take(`generators/${String(index)}`, [generatorCount * parameters]);
    const structureConstants =
      signature.constants === undefined
        ? null
        : take(`structureConstants/${String(index)}`, [pairs(generatorCount).length * generatorCount]);
    return { ...course, trial, generators, structureConstants };
  });
  const [unknown] = left.keys();
  if (unknown !== undefined) throw new CheckpointMismatchError(`checkpoint with an unknown tensor: ${unknown}`);
  return { steps, trials: live, state, finished };
}

function flat(data: Float32Array): StoredTensor {
  return { dtype: 'F32', shape: [data.length], data };
}
