/**
 * Trains a stack of trials: chunks of compiled steps, and between them everything that is decided per trial.
 *
 * A chunk blocks the process for about `CHUNK_MS`, or takes as many steps as the caller says; between chunks trials that have ended leave the stack and the rest is
 * compacted, a checkpoint is offered, and a request to stop is seen.
 */
import { dispose, util } from '@tensorflow/tfjs-core';
import { LOSS_TERMS, type LossTerm, type Trial } from '@liesweep/sweep';
import { downloadState, rowOf, selectRows, uploadState, type HostState } from './host-state.js';
import { initialState, stackConstants } from './initial-state.js';
import { advanceTrial, copyTrial, finishTrial, lowestOf, startTrial, type LiveTrial } from './live-trial.js';
import type { Loop, NamedTensors, StepSignature } from './loop.js';
import { LAST_ANGLE_STEP, recordAngles } from './record-angles.js';
import type { Stack } from './stack.js';
import { tensorNamed } from './tensor-named.js';
import type { TrainedTrial } from './trained-trial.js';

/** Longest time a chunk should take, milliseconds: it bounds how late a request to stop is seen. */
const CHUNK_MS = 500;

/**
 * Steps between two looks at the losses: fixed, so that where a trial stops does not depend on the machine's speed. The
 * first looks are closer together, so that curves show the beginning too.
 */
const LOOK_STEPS = 100;
const FIRST_LOOKS: readonly number[] = [1, 2, 5, 10, 20, 50];

/** What is trained, and where the state keeps it at the lowest loss; structure constants are there only if they are learned. */
const TRAINED_TENSORS = [
  ['generators', 'lowestGenerators'],
  ['constants', 'lowestConstants'],
] as const;

/** The step of the next look at the losses. */
function nextLook(steps: number): number {
  return FIRST_LOOKS.find((look) => look > steps) ?? steps - (steps % LOOK_STEPS) + LOOK_STEPS;
}

/** A stack as it stands between two chunks; with the trials' keys it is a checkpoint. */
export interface StackSnapshot {
  readonly steps: number;
  readonly trials: readonly LiveTrial[];
  readonly state: HostState;
  /** Trials of the stack that have ended already. */
  readonly finished: readonly TrainedTrial[];
}

/** What is known after a chunk. */
export interface StackProgress {
  readonly steps: number;
  readonly finishedTrials: number;
  /** Share of the stack's trial-steps that are done or will not be needed, 0 to 1. */
  readonly fraction: number;
  readonly lowestLoss: number | null;
  readonly dominantTerm: LossTerm | null;
  readonly msPerStep: number;
}

/** How the surroundings steer a stack. */
export interface StackControl {
  /** Called after each chunk; `snapshot` copies the state from the device. Answer `stop` to leave the stack as it is. */
  onChunk(progress: StackProgress, snapshot: () => StackSnapshot): Promise<'go-on' | 'stop'>;
  /** Where an earlier attempt stood. */
  readonly resumeFrom?: StackSnapshot;
  /** Most steps of a chunk, ≥ 1. Without it a chunk takes about half a second, and the machine's speed decides. */
  readonly chunkSteps?: number;
}

/**
 * Trains every trial of a stack to its end.
 *
 * @param loop runs the step of this stack's layout
 * @param compactBelow the share of live trials below which the stack is compacted: 1 compacts whenever a trial ends,
 *   less where another stack size costs a compilation
 * @throws whatever the loop, the device or `onChunk` throws; no tensor is left on the device then either
 * @returns the trained trials in the order of the stack, or undefined when it was told to stop
 */
export async function trainStack(
  stack: Stack,
  loop: Loop,
  signature: StepSignature,
  control: StackControl,
  compactBelow = 1,
): Promise<readonly TrainedTrial[] | undefined> {
  const training = new StackTraining(stack, loop, signature, compactBelow, control);
  try {
    training.begin();
    while (!training.isFinished()) {
      training.runChunk();
      if (training.isFinished()) break;
      if ((await control.onChunk(training.progress(), () => training.snapshot())) === 'stop') return undefined;
    }
    return training.results();
  } finally {
    training.dispose();
  }
}

/** The trials still on the device, their tensors, and the results so far. */
class StackTraining {
  private readonly trialsByIndex: ReadonlyMap<number, Trial>;
  private readonly finished: TrainedTrial[];
  /** One per row of the device's state; `ended` rows wait for a compaction. */
  private rows: { readonly live: LiveTrial; ended: boolean }[];
  private state: NamedTensors = {};
  private constants: NamedTensors = {};
  private steps: number;
  private msPerStep = 0;

  constructor(
    private readonly stack: Stack,
    private readonly loop: Loop,
    private readonly signature: StepSignature,
    private readonly compactBelow: number,
    private readonly control: Pick<StackControl, 'resumeFrom' | 'chunkSteps'>,
  ) {
    const { resumeFrom } = control;
    this.trialsByIndex = new Map(stack.trials.map((trial) => [trial.index, trial]));
    this.finished = [...(resumeFrom?.finished ?? [])];
    this.steps = resumeFrom?.steps ?? 0;
    const live = resumeFrom?.trials ?? stack.trials.map((trial) => startTrial(trial, stack.system));
    this.rows = live.map((trial) => ({ live: trial, ended: false }));
  }

  /** Puts the state and the constants on the device. Apart from the constructor, so that what fails here is disposed. */
  begin(): void {
    const { resumeFrom } = this.control;
    this.state = uploadState(resumeFrom?.state ?? initialState(this.stack, this.signature));
    this.constants = this.uploadConstants();
    if (resumeFrom === undefined) this.noteAngles();
  }

  isFinished(): boolean {
    return this.rows.every(({ ended }) => ended);
  }

  runChunk(): void {
    const look = nextLook(this.steps);
    const chunk = Math.min(look - this.steps, this.control.chunkSteps ?? this.affordableSteps());
    const began = util.now();
    const next = this.loop.run(this.state, this.constants, chunk);
    dispose({ ...this.state });
    this.state = next;
    const losses = tensorNamed(next, 'loss').dataSync();
    const elapsed = util.now() - began;
    this.steps += chunk;
    this.msPerStep = elapsed / chunk;
    const live = this.rows.filter(({ ended }) => !ended);
    for (const row of live) row.live.seconds += elapsed / 1000 / live.length;
    if (this.steps !== look) return;
    this.noteAngles();
    this.judge(losses, tensorNamed(next, 'lowestLoss').dataSync());
  }

  /** As many steps as take `CHUNK_MS`; one where their time is not known yet. */
  private affordableSteps(): number {
    return this.msPerStep > 0 ? Math.max(1, Math.floor(CHUNK_MS / this.msPerStep)) : 1;
  }

  progress(): StackProgress {
    const losses = tensorNamed(this.state, 'lowestLoss').dataSync();
    const best = this.rows.reduce(
      (found, _, position) => ((losses[position] ?? Infinity) < (losses[found] ?? Infinity) ? position : found),
      0,
    );
    const termCount = LOSS_TERMS.length;
    const terms = tensorNamed(this.state, 'lowestTerms')
      .dataSync()
      .subarray(best * termCount, (best + 1) * termCount);
    const dominant = LOSS_TERMS[terms.indexOf(Math.max(...terms))];
    const finishedLosses = this.finished.map(({ lowestLoss }) => lowestLoss ?? Infinity);
    const lowestLoss = Math.min(losses[best] ?? Infinity, ...finishedLosses);
    const total = this.stack.trials.length;
    const done = Math.min(1, this.steps / this.stack.training.steps);
    return {
      steps: this.steps,
      finishedTrials: total - this.liveCount(),
      fraction: (total - this.liveCount() * (1 - done)) / total,
      lowestLoss: Number.isFinite(lowestLoss) ? lowestLoss : null,
      dominantTerm: dominant ?? null,
      msPerStep: this.msPerStep,
    };
  }

  snapshot(): StackSnapshot {
    const rows = this.rows.flatMap((row, position) => (row.ended ? [] : [position]));
    const state = selectRows(downloadState(this.state), rows, this.signature.state);
    return {
      steps: this.steps,
      trials: this.rows.filter(({ ended }) => !ended).map(({ live }) => copyTrial(live)),
      state,
      finished: [...this.finished],
    };
  }

  results(): readonly TrainedTrial[] {
    const byIndex = new Map(this.finished.map((result) => [result.trial.index, result]));
    return this.stack.trials.flatMap(({ index }) => byIndex.get(index) ?? []);
  }

  dispose(): void {
    dispose({ ...this.state });
    dispose({ ...this.constants });
  }

  private liveCount(): number {
    return this.rows.filter(({ ended }) => !ended).length;
  }

  /** Notes the angles between the generators of the trials that have them recorded. */
  private noteAngles(): void {
    const recorded = this.rows.some(({ live, ended }) => !ended && live.curve.angles !== undefined);
    if (this.steps > LAST_ANGLE_STEP || !recorded) return;
    const generators = tensorNamed(this.state, 'generators');
    const values = generators.dataSync() as Float32Array;
    const [, paddedCount = 0, size = 0] = generators.shape;
    this.rows.forEach(({ live, ended }, position) => {
      const count = this.trialsByIndex.get(live.index)?.gridPoint.generatorCount ?? 0;
      if (ended || live.curve.angles === undefined) return;
      const own = values.subarray(position * paddedCount * size, (position * paddedCount + count) * size);
      const { angleVectorsOf, generatorsOf } = this.stack.system;
      recordAngles(live.curve.angles, this.steps, (angleVectorsOf ?? generatorsOf)(own), count, size);
    });
  }

  /** Decides about every live trial after a look; touches the device's state only when one of them changes. */
  private judge(losses: ArrayLike<number>, lowestLosses: ArrayLike<number>): void {
    const { training } = this.stack;
    const ends = this.rows.flatMap((row, position) => {
      if (row.ended) return [];
      const outcome = advanceTrial(
        row.live,
        this.steps,
        losses[position] ?? Number.NaN,
        lowestLosses[position] ?? Number.NaN,
        training,
      );
      return outcome === undefined ? [] : [{ row, position, outcome }];
    });
    if (ends.length === 0) return;
    const state = downloadState(this.state);
    let hasNewPhase = false;
    for (const { row, position, outcome } of ends) {
      const trial = this.trialsByIndex.get(row.live.index);
      if (trial === undefined) throw new TypeError(`trial ${String(row.live.index)} is not in the stack`);
      const needsFinishing =
        row.live.phase === 'searching' && trial.gridPoint.lossWeights.sparsity > 0 && outcome !== 'diverged';
      if (needsFinishing) {
        this.beginFinishing(row.live, state, position);
        hasNewPhase = true;
      } else {
        this.finished.push(
          finishTrial({ live: row.live, trial, outcome, stepsTaken: this.steps, state, position, stack: this.stack }),
        );
        row.ended = true;
      }
    }
    const compacts = this.liveCount() <= this.compactBelow * this.rows.length && this.liveCount() > 0;
    if (compacts && this.liveCount() < this.rows.length) this.compact(state);
    else if (hasNewPhase) this.replace(state);
  }

  /** Goes on without sparsity, from the lowest loss: sparsity never vanishes and shifts the norm (docs/equations.md). */
  private beginFinishing(live: LiveTrial, state: HostState, position: number): void {
    live.search = lowestOf(state, position);
    live.phase = 'finishing';
    live.phaseStart = this.steps;
    live.windowLoss = null;
    live.windowStart = 0;
    for (const [name, lowest] of TRAINED_TENSORS) {
      if (state[name] === undefined) continue;
      rowOf(state, name, position).set(rowOf(state, lowest, position));
      rowOf(state, `${name}GradientSum`, position).fill(0);
      rowOf(state, `${name}SquareSum`, position).fill(0);
    }
    rowOf(state, 'lowestLoss', position).fill(Number.POSITIVE_INFINITY);
  }

  private compact(state: HostState): void {
    const kept = this.rows.flatMap((row, position) => (row.ended ? [] : [position]));
    this.rows = this.rows.filter(({ ended }) => !ended);
    this.replace(selectRows(state, kept, this.signature.state));
  }

  private replace(state: HostState): void {
    dispose({ ...this.state });
    this.state = uploadState(state);
    dispose({ ...this.constants });
    this.constants = this.uploadConstants();
  }

  private uploadConstants(): NamedTensors {
    const { system, training } = this.stack;
    const trials = this.rows.flatMap(({ live }) => this.trialsByIndex.get(live.index) ?? []);
    const perTrial = stackConstants(
      { ...this.stack, trials },
      this.rows.map(({ live }) => live.phase === 'finishing'),
    );
    return uploadState({ ...perTrial, ...system.constants(training) });
  }
}
