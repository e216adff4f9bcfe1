import {
  bucketOf,
  countOf,
  errorName,
  isDrawnData,
  OutOfDeviceMemoryError,
  PreemptedError,
  type ShardAssignment,
  stackMemoryBytes,
  type StoredFile,
  type SweepSpec,
  systemKey,
  type TensorStore,
  thrownMessage,
  trialsInRanges,
} from '@liesweep/sweep';
import { flowStarts, prepareSystem, type PreparedSystem } from '@liesweep/judging';
import { readSpec } from '@liesweep/storage';
import {
  trainStack,
  weightedTerms,
  type Stack,
  type StackProgress,
  type StackSnapshot,
  type StepSignature,
} from '@liesweep/training';
import { LRUCache } from 'lru-cache';
import type { SlotProgress } from '../slot-messages.js';
import type { BackendLog, LoadedBackend } from './load-backend.js';
import { checkpointName } from './checkpoint-name.js';
import { fitOracles } from './fit-oracles.js';
import { LoopCache } from './loop-cache.js';
import { putPatiently } from './put-patiently.js';
import { readDataset } from './read-dataset.js';
import { decodeCheckpoint, encodeCheckpoint } from './shard-checkpoint.js';
import { storeShard } from './shard-files.js';

/** Systems kept prepared; a sweep over n visits each dimension many times. */
const PREPARED_SYSTEMS = 8;

/** How a shard's training is steered and watched. */
export interface ShardControl {
  /** Asked between chunks: what the trainer wants of this shard now. */
  stopReason(): 'preempt' | 'cancel' | null;
  onProgress(progress: SlotProgress): void;
}

/** How a shard ended: trained and stored, or left for later. */
export type ShardEnding =
  | { readonly kind: 'trained'; readonly record: StoredFile; readonly progress: SlotProgress }
  | { readonly kind: 'preempt' | 'cancel' };

/** Trains shards one after the other; what they share (data, compiled loops) is kept between them. */
export class ShardTrainer {
  private readonly loops: LoopCache;
  private readonly systems = new LRUCache<string, PreparedSystem>({ max: PREPARED_SYSTEMS });

  constructor(
    private readonly store: TensorStore,
    private readonly backend: LoadedBackend,
    private readonly log: BackendLog,
  ) {
    this.loops = new LoopCache(backend.compile);
  }

  /**
   * Trains a shard from its checkpoint, if it left one, to its stored record.
   *
   * @throws StoreUnavailableError, CorruptFileError from the tensor store; OutOfDeviceMemoryError when the stack does not fit
   */
  async train(assignment: ShardAssignment, control: ShardControl): Promise<ShardEnding> {
    // Not kept: a sweep that is continued with another checkpoint interval has the same digest.
    const spec = await readSpec(this.store, assignment);
    const trials = trialsInRanges(spec, assignment.trials);
    const [first] = trials;
    if (first === undefined) throw new RangeError('the shard has no trials');
    const prepared = await this.systemUnlessStopped(
      spec,
      assignment,
      first.gridPoint.dimension,
      trials.length,
      control,
    );
    if (prepared === 'preempt' || prepared === 'cancel') return { kind: prepared };
    const stack: Stack = {
      system: prepared.stackSystem,
      training: spec.training,
      trials,
      generatorCount: Math.max(...trials.map(({ gridPoint }) => gridPoint.generatorCount)),
    };
    this.assertThatFits(spec, stack);
    const layout = {
      shape: stack.system.shape,
      generatorCount: stack.generatorCount,
      ...weightedTerms(trials.map(({ gridPoint }) => gridPoint.lossWeights)),
      training: spec.training,
    };
    // An oracle on the features of a file holds their scale, so no other sweep may use its loop.
    const ownKey = isDrawnData(spec.data) ? systemKey(spec.system) : assignment.specDigest;
    const { loop, signature } = await this.loops.loopFor(layout, stack.system, ownKey);
    const name = checkpointName(assignment);
    const resumeFrom = await this.resumeFrom(name, assignment, stack, signature);

    let savedAt: number | null = null;
    const slotProgress = (progress: StackProgress): SlotProgress => ({
      trialCount: trials.length,
      finishedTrials: progress.finishedTrials,
      step: progress.steps,
      fraction: progress.fraction,
      lowestLoss: progress.lowestLoss,
      dominantTerm: progress.dominantTerm,
      msPerStep: progress.msPerStep,
      checkpointedAtMs: savedAt,
      resumed: resumeFrom !== undefined,
    });
    let latest = slotProgress({ ...BEFORE_TRAINING, steps: resumeFrom?.steps ?? 0 });
    // The trainer has to know from what this attempt began, should it end before its first chunk does.
    control.onProgress(latest);
    const left: { reason: 'preempt' | 'cancel' } = { reason: 'cancel' };
    let triedAt = Date.now();
    const save = async (snapshot: StackSnapshot): Promise<void> => {
      const isSaved = await this.write(name, encodeCheckpoint(assignment, snapshot));
      triedAt = Date.now();
      if (isSaved) savedAt = triedAt;
    };
    const trained = await trainStack(
      stack,
      loop,
      signature,
      {
        ...(resumeFrom === undefined ? {} : { resumeFrom }),
        onChunk: async (progress, snapshot) => {
          latest = slotProgress(progress);
          control.onProgress(latest);
          await new Promise((resolve) => setImmediate(resolve));
          const reason = control.stopReason();
          if (reason !== null) left.reason = reason;
          if (reason === 'preempt' || (reason === null && Date.now() - triedAt >= spec.execution.checkpointIntervalMs))
            await save(snapshot());
          return reason === null ? 'go-on' : 'stop';
        },
      },
      this.backend.compactBelow,
    );
    if (trained === undefined) {
      if (left.reason === 'cancel') await this.forget(name);
      return { kind: left.reason };
    }
    const all: SlotProgress = { ...latest, finishedTrials: trials.length, fraction: 1 };
    const stored = await putPatiently(this.store, control, all, this.log, (store) =>
      storeShard(store, spec, assignment.specDigest, prepared, trained, this.backend.trainedOn),
    );
    if (stored === 'preempt' || stored === 'cancel') {
      if (stored === 'cancel') await this.forget(name);
      return { kind: stored };
    }
    await this.forget(name);
    return { kind: 'trained', record: stored, progress: all };
  }

  /**
   * A stack that cannot fit into the device's memory is refused before it takes minutes to find out; the shard is then
   * halved. By the bucket and the memory model that cut the shards, so a single trial is left to the device to judge.
   *
   * @throws OutOfDeviceMemoryError
   */
  private assertThatFits(spec: SweepSpec, { trials }: Stack): void {
    const { freeMemoryBytes } = this.backend;
    const [first] = trials;
    if (freeMemoryBytes === undefined || first === undefined || trials.length === 1) return;
    const bytes = stackMemoryBytes(bucketOf(spec, first.gridPoint), trials.length);
    if (bytes > freeMemoryBytes) {
      throw new OutOfDeviceMemoryError(
        `a stack of ${countOf(trials.length, 'trial')} needs about ${String(bytes)} bytes, and ${String(freeMemoryBytes)} are free`,
      );
    }
  }

  /** Fitting an oracle takes minutes: it is progress that is told, and ends when the shard is to stop. */
  private async systemUnlessStopped(
    spec: SweepSpec,
    { specDigest }: ShardAssignment,
    dimension: number,
    trialCount: number,
    control: ShardControl,
  ): Promise<PreparedSystem | 'preempt' | 'cancel'> {
    const before = { finishedTrials: 0, fraction: 0, lowestLoss: null, dominantTerm: null, msPerStep: 0 };
    const stopped: { reason: 'preempt' | 'cancel' | null } = { reason: null };
    try {
      return await this.systemOf(spec, specDigest, dimension, () => {
        control.onProgress({ trialCount, step: 0, ...before, checkpointedAtMs: null });
        stopped.reason = control.stopReason();
        if (stopped.reason !== null) throw new PreemptedError('the fit was stopped');
      });
    } catch (error) {
      if (stopped.reason === null) throw error;
      return stopped.reason;
    }
  }

  private async systemOf(
    spec: SweepSpec,
    specDigest: string,
    dimension: number,
    onFitProgress: () => void,
  ): Promise<PreparedSystem> {
    const key = `${specDigest}/${String(dimension)}`;
    const known = this.systems.get(key);
    if (known !== undefined) return known;
    const prepared = await this.prepare(spec, dimension, onFitProgress);
    this.systems.set(key, prepared);
    return prepared;
  }

  private async prepare(spec: SweepSpec, dimension: number, onFitProgress: () => void): Promise<PreparedSystem> {
    const { file, digits } = await readDataset(this.store, spec, onFitProgress);
    const shape = { dimension, field: spec.system.field };
    const fits = await fitOracles(this.store, spec, shape, file, onFitProgress);
    const classifier = fits.find((each) => each?.fit.quality.measure === 'accuracy')?.fit.model;
    const hasFlows = digits !== undefined && classifier?.fits === 'network';
    return prepareSystem(spec, dimension, {
      ...{ file, fits },
      ...(hasFlows ? { flowStarts: flowStarts(digits, classifier.network) } : {}),
    });
  }

  /**
   * A checkpoint that cannot be used costs its steps, not the shard; nor does one that the assignment rules out, and that is
   * gone from then on.
   *
   * @throws StoreUnavailableError
   */
  private async resumeFrom(
    name: string,
    assignment: ShardAssignment,
    stack: Stack,
    signature: StepSignature,
  ): Promise<StackSnapshot | undefined> {
    const shard = assignment.shardIndex;
    if (assignment.fromCheckpoint === false) {
      this.log('the shard starts over: from its checkpoint it has failed', { shard });
      await this.forget(name);
      return undefined;
    }
    try {
      const content = await this.store.readNamed(name);
      if (content === undefined) return undefined;
      const owner = { trials: stack.trials, state: signature.state };
      const snapshot = decodeCheckpoint(content, assignment, owner);
      this.log('the shard resumes from its checkpoint', { shard, step: snapshot.steps });
      return snapshot;
    } catch (error) {
      if (errorName(error) === 'StoreUnavailableError') throw error;
      const reason = thrownMessage(error);
      this.log('the shard starts over: its checkpoint cannot be used', { shard, reason });
      return undefined;
    }
  }

  /** Writes a checkpoint, and returns whether it is written; training goes on without it. */
  private write(name: string, content: Uint8Array): Promise<boolean> {
    return this.ifStoreAnswers('the checkpoint is not written, the shard trains on', () =>
      this.store.writeNamed(name, content),
    );
  }

  /** Removes a checkpoint; one that stays does no harm. */
  private forget(name: string): Promise<boolean> {
    return this.ifStoreAnswers('the checkpoint is not removed', () => this.store.removeNamed(name));
  }

  /** Does what the shard can do without; returns whether it is done. */
  private async ifStoreAnswers(otherwise: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (errorName(error) !== 'StoreUnavailableError') throw error;
      this.log(otherwise, { reason: String(error) });
      return false;
    }
  }
}

const BEFORE_TRAINING: StackProgress = {
  ...{ steps: 0, finishedTrials: 0, fraction: 0 },
  ...{ lowestLoss: null, dominantTerm: null, msPerStep: 0 },
};
