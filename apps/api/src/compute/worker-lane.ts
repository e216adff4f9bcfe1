import { Worker } from 'node:worker_threads';
import { HttpProblem } from '../server/http-problem.js';
import type { JobAnswer } from './job-answer.js';
import type { StoreUris } from './job-stores.js';
import type { JobReply, JobRequest } from './messages.js';
import { workerProgram } from './worker-program.js';

/** Jobs that may wait; whoever comes then is told to come again. */
const MOST_WAITING = 48;

/** A job that takes longer is given up, with its thread. */
const TIME_LIMIT_MS = 100_000;

/** A thread that needs more memory ends. */
const MEMORY_MB = 1024;

const BUSY = 503;
const TOO_LARGE = 422;
const RETRY_AFTER_SECONDS = '5';

interface Task {
  readonly request: JobRequest;
  readonly resolve: (answer: JobAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that does one job after the other; it is started when it is needed first, and anew when it has died. */
export class WorkerLane {
  readonly #uris: StoreUris;
  readonly #timeLimitMs: number;
  readonly #waiting: Task[] = [];
  #worker: Worker | undefined;
  #current: Task | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(uris: StoreUris, timeLimitMs = TIME_LIMIT_MS) {
    this.#uris = uris;
    this.#timeLimitMs = timeLimitMs;
  }

  /**
   * Does a job after those that wait already.
   *
   * @throws HttpProblem where it is refused, too many wait, or it takes too long or too much memory; Error with the name and the
   *   message of what else it failed with
   */
  run(request: JobRequest): Promise<JobAnswer> {
    if (this.#isClosed || this.#waiting.length >= MOST_WAITING) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
      this.#next();
    });
  }

  /** Jobs that it is at, or that wait. */
  get load(): number {
    return this.#waiting.length + (this.#current === undefined ? 0 : 1);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(busy());
    await this.#worker?.terminate();
  }

  #next(): void {
    if (this.#current !== undefined) return;
    const task = this.#waiting.shift();
    if (task === undefined) return;
    this.#current = task;
    this.#timer = setTimeout(() => {
      this.#end(tooLarge('It takes too long to compute here'));
    }, this.#timeLimitMs);
    this.#timer.unref();
    this.#worker ??= this.#start();
    this.#worker.postMessage(task.request);
  }

  #start(): Worker {
    const { path, execArgv } = workerProgram();
    const worker = new Worker(path, {
      ...{ execArgv, workerData: this.#uris },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    worker.unref();
    worker.on('message', (reply: JobReply) => {
      this.#settle('answer' in reply ? reply.answer : errorOf(reply.error));
    });
    worker.once('error', (error: Error & { readonly code?: string }) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#settle(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge('It takes too much memory to compute here') : error,
      );
    });
    worker.once('exit', () => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#settle(new Error('the thread that computes has ended'));
    });
    return worker;
  }

  /** Ends the thread with the job that it is at. */
  #end(why: Error): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#settle(why);
  }

  #settle(outcome: JobAnswer | Error): void {
    const task = this.#current;
    this.#current = undefined;
    clearTimeout(this.#timer);
    if (outcome instanceof Error) task?.reject(outcome);
    else task?.resolve(outcome);
    this.#next();
  }
}

function errorOf({ name, message, status }: Extract<JobReply, { error: unknown }>['error']): Error {
  if (status === undefined) return Object.assign(new Error(message), { name });
  return new HttpProblem({ type: 'problems/cannot-be-shown', title: 'Cannot be shown', status, detail: message });
}

function busy(): HttpProblem {
  return new HttpProblem(
    {
      ...{ type: 'problems/busy', title: 'Busy', status: BUSY },
      ...{ detail: 'Too much is being computed and drawn at the moment.', remedy: 'Ask again in a few seconds.' },
    },
    { 'retry-after': RETRY_AFTER_SECONDS },
  );
}

function tooLarge(what: string): HttpProblem {
  return new HttpProblem({
    ...{ type: 'problems/too-large', title: 'Too large', status: TOO_LARGE, detail: `${what}.` },
    remedy: '`liesweep report` and `liesweep export` write the same into files, whatever its size.',
  });
}
