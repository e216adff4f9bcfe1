import { LOSS_TERMS, type LossTerm, type LossTerms, type Trial, type TrialOutcome } from '@liesweep/sweep';
import { rowOf, type HostState } from './host-state.js';
import { startAngles, type RecordedAngles } from './record-angles.js';
import type { Stack, StackSystem } from './stack.js';
import { PLATEAU_WINDOW, stopOutcome } from './stopping.js';
import type { TrainedTrial } from './trained-trial.js';

/** Share of the steps asked for that the finishing phase at h_sp = 0 may take at most. */
const FINISHING_SHARE = 0.5;

/** What is known of a trial outside the tensors; plain data, so that a checkpoint can hold it. */
export interface LiveTrial {
  readonly index: number;
  phase: 'searching' | 'finishing';
  /** Steps of the stack when the present phase began. */
  phaseStart: number;
  windowLoss: number | null;
  windowStart: number;
  /** Result of the search at the weights asked for, once a finishing phase has begun. */
  search: { readonly lowestLoss: number | null; readonly terms: LossTerms } | null;
  seconds: number;
  readonly curve: {
    readonly steps: number[];
    readonly losses: (number | null)[];
    readonly angles?: RecordedAngles;
  };
}

/** A trial before its first step. */
export function startTrial(trial: Trial, { hasAngles }: Pick<StackSystem, 'hasAngles'>): LiveTrial {
  const angles = hasAngles ? startAngles(trial.gridPoint.generatorCount) : undefined;
  return {
    index: trial.index,
    phase: 'searching',
    phaseStart: 0,
    windowLoss: null,
    windowStart: 0,
    search: null,
    seconds: 0,
    curve: { steps: [], losses: [], ...(angles === undefined ? {} : { angles }) },
  };
}

/** Steps that a trial may take in its present phase. */
export function phaseSteps(live: LiveTrial, steps: number): number {
  return live.phase === 'searching' ? steps : Math.ceil(steps * FINISHING_SHARE);
}

/** Notes the losses after a chunk and says whether the trial's phase ends. */
export function advanceTrial(
  live: LiveTrial,
  stepsTaken: number,
  loss: number,
  lowestLoss: number,
  limits: { steps: number; stopBelow: number },
): TrialOutcome | undefined {
  live.curve.steps.push(stepsTaken);
  live.curve.losses.push(finite(loss));
  live.windowLoss ??= lowestLoss;
  const course = {
    steps: stepsTaken - live.phaseStart,
    loss,
    lowestLoss,
    windowLoss: live.windowLoss,
    windowStart: live.windowStart,
  };
  const outcome = stopOutcome(course, { ...limits, steps: phaseSteps(live, limits.steps) });
  if (course.steps - live.windowStart >= PLATEAU_WINDOW) {
    live.windowLoss = lowestLoss;
    live.windowStart = course.steps;
  }
  return outcome;
}

/** A copy that further steps leave as it is. */
export function copyTrial(live: LiveTrial): LiveTrial {
  const { steps, losses, angles } = live.curve;
  return {
    ...live,
    curve: {
      steps: [...steps],
      losses: [...losses],
      ...(angles === undefined ? {} : { angles: { steps: [...angles.steps], degrees: [...angles.degrees] } }),
    },
  };
}

/** A trial whose last phase has ended, and where it stands. */
export interface EndedTrial {
  readonly live: LiveTrial;
  readonly trial: Trial;
  readonly outcome: TrialOutcome;
  /** Steps of the stack so far. */
  readonly stepsTaken: number;
  /** Of the stack, and the trial's row there. */
  readonly state: HostState;
  readonly position: number;
  readonly stack: Stack;
}

/** The result of a trial whose last phase has ended, from its row of the stack's state. */
export function finishTrial({ live, trial, outcome, stepsTaken, state, position, stack }: EndedTrial): TrainedTrial {
  const ownCount = trial.gridPoint.generatorCount;
  const { count } = stack.system.parameters;
  const lowest = lowestOf(state, position);
  const { lowestLoss, terms } = live.search ?? lowest;
  return {
    trial,
    outcome,
    steps: stepsTaken,
    lowestLoss,
    terms,
    finalLoss: outcome === 'diverged' ? null : finite(numberAt(state, 'loss', position)),
    generators: rowOf(state, 'lowestGenerators', position).slice(0, ownCount * count),
    structureConstants:
      state.lowestConstants === undefined
        ? null
        : pairRows(rowOf(state, 'lowestConstants', position), ownCount, stack.generatorCount),
    curve: live.curve,
    seconds: live.seconds,
  };
}

/** The kept loss and terms of one row. @throws TypeError where the state has fewer terms than a loss */
export function lowestOf(state: HostState, position: number): { lowestLoss: number | null; terms: LossTerms } {
  const lowestLoss = finite(numberAt(state, 'lowestLoss', position));
  const entries = LOSS_TERMS.map(
    (term, at) => [term, lowestLoss === null ? null : finite(numberAt(state, 'lowestTerms', position, at))] as const,
  );
  return { lowestLoss, terms: Object.fromEntries(entries) as Record<LossTerm, number | null> };
}

/** ½ (a_ab − a_ba) for the pairs a < b of the trial's own generators, from rows over all ordered pairs of the padded ones. */
function pairRows(constants: Float32Array, ownCount: number, paddedCount: number): Float32Array {
  const at = (a: number, b: number, c: number): number =>
    constants[(a * paddedCount + b) * paddedCount + c] ?? Number.NaN;
  const rows: number[] = [];
  for (let a = 0; a < ownCount; a += 1) {
    for (let b = a + 1; b < ownCount; b += 1) {
      for (let c = 0; c < ownCount; c += 1) rows.push((at(a, b, c) - at(b, a, c)) / 2);
    }
  }
  return Float32Array.from(rows);
}

/** A number of a trial's row: one that is missing is no NaN of a trial that diverged. */
function numberAt(state: HostState, name: string, position: number, at = 0): number {
  const number = rowOf(state, name, position)[at];
  if (number === undefined)
    throw new TypeError(`${name}: expected a number ${String(at)} of trial ${String(position)}`);
  return number;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
