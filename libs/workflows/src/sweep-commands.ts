import { ApplicationFailure, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { OrchestratorActivities } from './activities.js';
import { RECORDING } from './activity-options.js';
import type { SweepState } from './sweep-state.js';
import {
  cancelUpdate,
  drainUpdate,
  extendUpdate,
  pauseUpdate,
  resumeUpdate,
  retryUpdate,
  type CommandAnswer,
} from './updates.js';

const { recordStanding } = proxyLocalActivities<OrchestratorActivities>(RECORDING);

/**
 * Lets a sweep answer to commands. An answer is given when the row store says so too.
 *
 * @param cancel ends the sweep's work
 */
export function handleCommands(state: SweepState, cancel: () => void): void {
  const obey = async (change: () => void): Promise<CommandAnswer> => {
    const { stage: before } = state.standing;
    change();
    const { standing } = state;
    const hasChanged = standing.stage !== before;
    if (hasChanged) await recordStanding({ sweepId: state.sweep.sweepId, standing });
    return { stage: standing.stage, hasChanged };
  };
  setHandler(
    pauseUpdate,
    () =>
      obey(() => {
        state.pause();
      }),
    {
      validator: () => {
        if (state.standing.stage !== 'draining') return;
        throw ApplicationFailure.nonRetryable('the sweep drains: it starts no more shards already', 'RefusedError');
      },
    },
  );
  setHandler(resumeUpdate, () =>
    obey(() => {
      state.resume();
    }),
  );
  setHandler(drainUpdate, () =>
    obey(() => {
      state.drain();
    }),
  );
  setHandler(cancelUpdate, (): CommandAnswer => {
    cancel();
    return { stage: 'cancelled', hasChanged: true };
  });
  setHandler(extendUpdate, ({ specDigest, specName }) => {
    const hasChanged = specDigest !== state.sweep.specDigest;
    if (hasChanged) state.extend(specDigest, specName);
    return { stage: state.standing.stage, hasChanged };
  });
  setHandler(retryUpdate, () => {
    state.planAgain();
    return { stage: state.standing.stage, hasChanged: true };
  });
}
