import type { UpdateDefinition } from '@temporalio/common';
import { ApplicationFailure, defineUpdate, setHandler } from '@temporalio/workflow';
import type { SpecReference, SweepStage } from '@liesweep/sweep';
import { describeMisfit, extendRequestSchema } from './message-schemas.js';
import type { StandingRecorder } from './standing-recorder.js';
import type { SweepState } from './sweep-state.js';

/** What a sweep answers to a command. */
export interface CommandAnswer {
  /** What it is doing now. */
  readonly stage: SweepStage;
  /** False where it was doing that already. */
  readonly hasChanged: boolean;
}

/** A command, and what comes with it. */
export type SweepCommand<Parameters extends unknown[] = []> = UpdateDefinition<CommandAnswer, Parameters>;

/** Starts no new shards until `resume`; those in flight go on. Refused by a sweep that drains. */
export const pauseUpdate = defineUpdate<CommandAnswer>('pause');

/** Starts shards again, also in a sweep that drains; budgets are read anew. */
export const resumeUpdate = defineUpdate<CommandAnswer>('resume');

/** Starts no new shards, and ends the sweep as `drained` when those in flight have ended. */
export const drainUpdate = defineUpdate<CommandAnswer>('drain');

/** Stops training and ends the sweep as `cancelled`; what is recorded stays. */
export const cancelUpdate = defineUpdate<CommandAnswer>('cancel');

/** Goes on with a larger grid; what is recorded or in flight stays as it is. */
export const extendUpdate = defineUpdate<CommandAnswer, [SpecReference]>('extend');

/** Plans once more before the sweep ends: trials that were given up have been forgotten, and are to be tried again. */
export const retryUpdate = defineUpdate<CommandAnswer>('retry');

/** What a command does to a sweep that is not at its end. */
interface Command {
  readonly change: () => void;
  /** Whether it changes something; by default where the stage is another one afterwards. */
  readonly hasChanged?: boolean;
  /** Whether it makes a sweep go on that has ended. */
  readonly opensAgain?: boolean;
}

/**
 * Lets a sweep answer to commands. An answer is given when the row store says so too. A command that comes while the sweep
 * ends either opens it again or is answered by how it ends.
 *
 * @param cancel ends the sweep's work
 */
export function handleCommands(state: SweepState, recorder: StandingRecorder, cancel: () => void): void {
  const obey = async ({ change, hasChanged, opensAgain = false }: Command): Promise<CommandAnswer> => {
    if (state.hasOneRecorder && state.end !== undefined) {
      if (!opensAgain || !state.canReopen) return answerByEnd(state.end);
      state.reopen();
      hasChanged = true;
    }
    const { stage: before } = state.standing;
    change();
    const { stage } = state.standing;
    await recorder.record();
    return { stage, hasChanged: hasChanged ?? stage !== before };
  };
  setHandler(
    pauseUpdate,
    () =>
      obey({
        change: () => {
          state.pause();
        },
      }),
    {
      validator: () => {
        refuseWhileDraining(state);
      },
    },
  );
  setHandler(resumeUpdate, () =>
    obey({
      change: () => {
        state.resume();
      },
      opensAgain: state.end !== 'complete',
    }),
  );
  setHandler(drainUpdate, () =>
    obey({
      change: () => {
        state.drain();
      },
    }),
  );
  setHandler(retryUpdate, () =>
    obey({
      change: () => {
        state.planAgain();
      },
      ...{ hasChanged: true, opensAgain: true },
    }),
  );
  setHandler(
    extendUpdate,
    ({ specDigest, specName }) => {
      const hasChanged = specDigest !== state.sweep.specDigest;
      return obey({
        change: () => {
          if (hasChanged) state.extend(specDigest, specName);
        },
        ...{ hasChanged, opensAgain: true },
      });
    },
    { validator: refuseMisfit },
  );
  setHandler(cancelUpdate, (): CommandAnswer => {
    if (state.hasOneRecorder) {
      if (state.end !== undefined) return answerByEnd(state.end);
      state.stop('cancelled');
    }
    cancel();
    return { stage: 'cancelled', hasChanged: true };
  });
}

function answerByEnd(stage: SweepStage): CommandAnswer {
  return { stage, hasChanged: false };
}

function refuseWhileDraining({ standing }: SweepState): void {
  if (standing.stage !== 'draining') return;
  throw refused('it drains, and starts no more shards already');
}

/** Called with whatever was sent. */
function refuseMisfit(request: unknown): void {
  const misfit = describeMisfit(extendRequestSchema, request);
  if (misfit !== undefined) throw refused(`the command does not say what it must: ${misfit}`);
}

function refused(message: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, 'RefusedError');
}
