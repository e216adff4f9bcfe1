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
} from '@temporalio/client';
import { BadInputError, InfrastructureError } from '@liesweep/sweep/explained-error';
import {
  isBetweenRuns,
  resumeUpdate,
  sweepWorkflowId,
  type CommandAnswer,
  type SweepCommand,
  type SweepInput,
  type sweepWorkflow,
} from '@liesweep/workflows';
import { connectTemporal } from './connect-temporal.js';
import { startOptions, startSweep, type Share } from './start-sweep.js';
import type { TemporalTarget } from './temporal-target.js';

/** A server that is said to run answers at once, or after a short fault of the network. */
const CONNECT_MS = 10_000;

/** A sweep answers in less than a second where an orchestrator is there; one that restarts is waited for. */
const ANSWER_MS = 60_000;

/** A sweep continues as new within milliseconds; asked so often, it is between two runs no longer than so. */
const BETWEEN_RUNS_MS = 5000;
const PAUSE_MS = 50;

/** Speaks with the workflows of sweeps. */
export interface SweepClient {
  /** Starts a sweep, or finds it running, and sees to it that it goes on where it is about to end, unless it may. */
  start(input: SweepInput, share: Share, mayEnd: boolean): Promise<void>;
  /** Sends a command; undefined where the sweep does not run. */
  command(sweepId: string, update: SweepCommand): Promise<CommandAnswer | undefined>;
  /** Whether the sweep has a workflow that has not ended. */
  isOpen(sweepId: string): Promise<boolean>;
  /** Sends a command, to which the sweep is started where it does not run. */
  commandOrStart<Parameters extends unknown[]>(
    input: SweepInput,
    share: Share,
    update: SweepCommand<Parameters>,
    ...parameters: Parameters
  ): Promise<CommandAnswer>;
}

/**
 * Connects to Temporal while `use` runs.
 *
 * @param troubleOf what is known to be in the way of a sweep, for one that does not answer
 * @throws InfrastructureError when Temporal or the orchestrators do not answer; BadInputError when a sweep refuses
 */
export async function withSweepClient<Result>(
  target: TemporalTarget,
  use: (client: SweepClient) => Promise<Result>,
  troubleOf: () => Promise<string | null> = () => Promise.resolve(null),
): Promise<Result> {
  const connection = await connectTemporal(() => target, CONNECT_MS, new AbortController().signal);
  try {
    const { workflow } = new Client({ connection, namespace: target.namespace });
    const inTime = <Answer>(ask: () => Promise<Answer>): Promise<Answer> =>
      connection
        .withDeadline(Date.now() + ANSWER_MS, () => askAgain(ask))
        .catch(async (error: unknown) => {
          const isUnanswered =
            error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || error instanceof ServiceError;
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
    return await use({
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
    });
  } finally {
    await connection.close();
  }
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
