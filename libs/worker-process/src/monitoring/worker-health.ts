import { setTimeout as sleep } from 'node:timers/promises';
import type { NativeConnection, Worker } from '@temporalio/worker';
import type { ProcessHealth } from './process-health.js';

/** The part of a worker that tells how it is. */
export type WatchedWorker = Pick<Worker, 'getStatus'>;

/** The part of a connection that tells whether its server answers. */
export type WatchedConnection = Pick<NativeConnection, 'withDeadline' | 'workflowService'>;

/** A server that does not answer in this time is away; below the three seconds that a probe waits. */
const ANSWER_WITHIN_MS = 2000;

/** Probes that come more often share an answer. */
const ANSWER_HOLDS_MS = 1000;

/**
 * The health of a process that runs one Temporal worker. It is alive while it connects, works and drains, and ready while
 * its worker takes tasks and the server answers. A process whose event loop is stuck answers no probe at all.
 */
export class WorkerHealth implements ProcessHealth {
  #worker: WatchedWorker | undefined;
  #connection: WatchedConnection | undefined;
  #lastAnswer: { readonly at: number; readonly whyNot: Promise<string | undefined> } | undefined;

  /** From now on the health is this worker's. */
  follow(worker: WatchedWorker, connection: WatchedConnection): void {
    this.#worker = worker;
    this.#connection = connection;
  }

  whyNotAlive(): string | undefined {
    const status = this.#worker?.getStatus();
    if (status === undefined) return undefined;
    if (status.runState === 'FAILED') return 'the worker has failed';
    if ([status.workflowPollerState, status.activityPollerState].includes('FAILED')) {
      return 'the worker polls for tasks no more';
    }
    return undefined;
  }

  async whyNotReady(): Promise<string | undefined> {
    if (this.#worker === undefined || this.#connection === undefined) return 'it is starting';
    const { runState } = this.#worker.getStatus();
    if (runState !== 'RUNNING') return `it takes no more work: ${runState.toLowerCase()}`;
    return this.whyNotAlive() ?? (await this.#whyNotConnected(this.#connection));
  }

  #whyNotConnected(connection: WatchedConnection): Promise<string | undefined> {
    const now = Date.now();
    if (this.#lastAnswer === undefined || now - this.#lastAnswer.at >= ANSWER_HOLDS_MS) {
      this.#lastAnswer = { at: now, whyNot: askServer(connection) };
    }
    return this.#lastAnswer.whyNot;
  }
}

/** Waits itself, because the SDK tries a call again for longer than its deadline allows. */
async function askServer(connection: WatchedConnection): Promise<string | undefined> {
  const waiting = new AbortController();
  try {
    return await Promise.race([
      connection
        .withDeadline(Date.now() + ANSWER_WITHIN_MS, () => connection.workflowService.getSystemInfo({}))
        .then(() => undefined),
      sleep(ANSWER_WITHIN_MS, UNREACHABLE, { signal: waiting.signal, ref: false }),
    ]);
  } catch {
    return UNREACHABLE;
  } finally {
    waiting.abort();
  }
}

const UNREACHABLE = 'Temporal does not answer';
