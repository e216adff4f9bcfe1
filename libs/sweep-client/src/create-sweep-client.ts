import { setTimeout } from 'node:timers/promises';
import {
  ApplicationFailure,
  Client,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Connection,
} from '@temporalio/client';
import { BadInputError, InfrastructureError } from '@liesweep/sweep/explained-error';
import { isBetweenRuns, resumeUpdate, sweepWorkflowId, type sweepWorkflow } from '@liesweep/workflows';
import { startOptions, startSweep } from './start-sweep.js';
import type { SweepClient } from './sweep-client.js';
import type { TemporalTarget } from './temporal-target.js';

/** A sweep answers in less than a second where an orchestrator is there; one that restarts is waited for. */
const ANSWER_MS = 60_000;

/** A sweep continues as new within milliseconds; asked so often, it is between two runs no longer than so. */
const BETWEEN_RUNS_MS = 5000;
const PAUSE_MS = 50;

/**
 * A client over a connection that is open.
 *
 * @param troubleOf what is known to be in the way of a sweep, for one that does not answer
 * @param answerMs a sweep that has not answered for so long does not answer
 */
export function createSweepClient(
  connection: Connection,
  target: TemporalTarget,
  troubleOf: () => Promise<string | null> = () => Promise.resolve(null),
  answerMs = ANSWER_MS,
): SweepClient {
  const { workflow } = new Client({ connection, namespace: target.namespace });
  const inTime = <Answer>(ask: () => Promise<Answer>): Promise<Answer> =>
    connection
      .withDeadline(Date.now() + answerMs, () => askAgain(ask))
      .catch(async (error: unknown) => {
        const isUnanswered = error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || error instanceof ServiceError;
        const trouble = isUnanswered ? await troubleOf().catch(() => null) : null;
        throw trouble === null ? explain(error, target) : inTrouble(trouble, error);
      });
  const commandOrStart: SweepClient['commandOrStart'] = async (input, share, update, ...args) => {
    for (;;) {
      const answer = await inTime(() => {
        // One for each time that it is asked: it can be used once.
        const startWorkflowOperation = new WithStartWorkflowOperation<typeof sweepWorkflow>(
          'sweepWorkflow',
          startOptions(input, share),
        );
        return workflow.executeUpdateWithStart(update, { startWorkflowOperation, args });
      });
      const isBeingStopped = !answer.hasChanged && (answer.stage === 'cancelled' || answer.stage === 'failed');
      if (!isBeingStopped) return answer;
      // It cannot go on any more; when its workflow has ended, the command starts another.
      await inTime(() =>
        workflow
          .getHandle(sweepWorkflowId(input.sweepId))
          .result()
          .catch((error: unknown) => {
            if (!(error instanceof WorkflowFailedError)) throw error;
          }),
      );
    }
  };
  return {
    start: async (input, share, mayEnd) => {
      try {
        await inTime(() => startSweep(workflow, input, share, mayEnd));
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
        await commandOrStart(input, share, resumeUpdate);
      }
    },
    isOpen: async (sweepId) => {
      try {
        const { status } = await inTime(() => workflow.getHandle(sweepWorkflowId(sweepId)).describe());
        return status.name === 'RUNNING';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false;
        throw error;
      }
    },
    command: async (sweepId, update) => {
      try {
        return await inTime(() => workflow.getHandle(sweepWorkflowId(sweepId)).executeUpdate(update));
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return undefined;
        throw error;
      }
    },
    commandOrStart,
  };
}

/** Asks again where the workflow continued as new at that moment, until it is answered or a few seconds have passed. */
async function askAgain<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const until = Date.now() + BETWEEN_RUNS_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isBetweenRuns(error) || Date.now() > until) throw error;
      await setTimeout(PAUSE_MS);
    }
  }
}

function inTrouble(trouble: string, cause: unknown): InfrastructureError {
  return new InfrastructureError(
    {
      happened: `The sweep does not answer: ${trouble}.`,
      safe: 'What is recorded is safe; giving the command again later does no harm.',
    },
    { cause },
  );
}

function explain(error: unknown, target: TemporalTarget): unknown {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    return new BadInputError({ happened: `The sweep refuses: ${error.cause.message}.` }, { cause: error });
  }
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) {
    return new InfrastructureError(
      {
        happened: `No orchestrator at ${target.address} (namespace ${target.namespace}) answers.`,
        safe: 'The command may still be carried out when one is there; giving it again does no harm.',
        remedy: 'Check that `liesweep orchestrator` runs with the same TEMPORAL_ADDRESS and namespace.',
      },
      { cause: error },
    );
  }
  return error;
}
