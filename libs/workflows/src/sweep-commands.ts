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
  const obey = async (change: () => void, hasChanged?: boolean): Promise<CommandAnswer> => {
    const { stage: before } = state.standing;
    change();
    const { standing } = state;
    await recordStanding({ sweepId: state.sweep.sweepId, standing });
    return { stage: standing.stage, hasChanged: hasChanged ?? standing.stage !== before };
  };
  setHandler(
    pauseUpdate,
    () =>
      obey(() => {
        state.pause();
      }),
    {
      validator: () => {
        refuseWhileDraining(state);
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
  setHandler(retryUpdate, () =>
    obey(() => {
      state.planAgain();
    }, true),
  );
  setHandler(extendUpdate, ({ specDigest, specName }) => {
    const hasChanged = specDigest !== state.sweep.specDigest;
    return obey(() => {
      if (hasChanged) state.extend(specDigest, specName);
    }, hasChanged);
  });
  setHandler(cancelUpdate, (): CommandAnswer => {
    cancel();
    return { stage: 'cancelled', hasChanged: true };
  });
}

function refuseWhileDraining({ standing }: SweepState): void {
  if (standing.stage !== 'draining') return;
  throw ApplicationFailure.nonRetryable('it drains, and starts no more shards already', 'RefusedError');
}
