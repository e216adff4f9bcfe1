import { fork, type ChildProcess } from 'node:child_process';
import type { LogFields, Logger } from '@liesweep/logging';
import { LiesweepError, TrainerCrashedError, type ShardAssignment, type StoredFile } from '@liesweep/sweep';
import type { SlotProgress, SlotReply, SlotRequest } from '../slot-messages.js';

/** What every slot of a trainer has in common. */
export interface SlotOptions {
  /** Absolute path of the module that the slot's process runs. */
  readonly modulePath: string;
  /** All of its environment; it finds its tensor store there. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** How long it may say nothing while it trains. */
  readonly silenceLimitMs: number;
  /** How much longer it may say nothing while it loads, and before its first step, where it compiles. */
  readonly loadLimitMs: number;
  readonly log: Logger;
}

/** A shard that is training on a slot. */
interface Task {
  readonly assignment: ShardAssignment;
  readonly onProgress: (progress: SlotProgress) => void;
  readonly resolve: (record: StoredFile) => void;
  readonly reject: (error: LiesweepError) => void;
}

/** So much of what a process wrote to stderr before it died is kept. */
const LAST_WORDS_CHARACTERS = 2000;

/** What TensorFlow logs of information and warnings whatever its log level. */
const CHATTER = /^([IW]\d{4} .*|WARNING: All log messages before absl.*)\n?/gm;

/**
 * A process that trains one shard at a time. Whatever happens to it ends as an error of the shard: it is watched, and
 * killed when it falls silent.
 */
export class Slot {
  /** Resolves when the slot can train, rejects when it ended before. */
  readonly ready: Promise<void>;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;
  readonly #options: SlotOptions;
  #task: Task | undefined;
  #isUsable = true;
  #isStopping = false;
  #lastWords = '';
  #killedBecause: string | undefined;
  #watchdog: NodeJS.Timeout | undefined;

  constructor(options: SlotOptions) {
    this.#options = options;
    const child = fork(options.modulePath, {
      env: { ...options.environment },
      serialization: 'json',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child = child;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS_CHARACTERS);
    });
    this.ended = new Promise((resolve) => {
      child.once('close', resolve);
    });
    this.ready = new Promise((resolve, reject) => {
      child.on('message', (reply: SlotReply) => {
        if (reply.type === 'ready') resolve();
        this.#take(reply);
      });
      child.once('error', reject);
      child.once('close', (code, signal) => {
        const error = this.#end(code, signal);
        reject(error);
        this.#settle((task) => {
          task.reject(error);
        });
      });
    });
    this.#watch(options.loadLimitMs + options.silenceLimitMs);
  }

  /** Whether it can be trusted with another shard. */
  get isUsable(): boolean {
    return this.#isUsable;
  }

  /** Undefined where the process could not be started. */
  get processId(): number | undefined {
    return this.#child.pid;
  }

  /**
   * Trains a shard.
   *
   * @throws TrainerCrashedError when the process ends or falls silent
   * @throws LiesweepError of any other name that the process answers with
   */
  train(assignment: ShardAssignment, onProgress: (progress: SlotProgress) => void): Promise<StoredFile> {
    return new Promise((resolve, reject) => {
      if (!this.#isUsable) {
        reject(new TrainerCrashedError('the training process had ended before it was given the shard'));
        return;
      }
      this.#task = { assignment, onProgress, resolve, reject };
      this.#isStopping = false;
      this.#watch(this.#options.loadLimitMs + this.#options.silenceLimitMs);
      this.#send({ type: 'train', assignment });
    });
  }

  /** Asks the process to stop training; it is killed when it has not stopped after `patienceMs`. */
  stop(reason: 'preempt' | 'cancel', patienceMs: number): void {
    if (this.#task === undefined) return;
    this.#isStopping = true;
    this.#watch(patienceMs);
    this.#send({ type: 'stop', reason });
  }

  /** Ends the process at once. */
  kill(because: string): void {
    this.#isUsable = false;
    this.#killedBecause ??= because;
    this.#child.kill('SIGKILL');
  }

  #send(request: SlotRequest): void {
    // A process that cannot be reached is about to close, which ends the task.
    this.#child.send(request, () => undefined);
  }

  #take(reply: SlotReply): void {
    const { log, silenceLimitMs, loadLimitMs } = this.#options;
    switch (reply.type) {
      case 'ready':
        if (this.#task === undefined) clearTimeout(this.#watchdog);
        return;
      case 'log':
        log[reply.level]({ ...this.#logFields(), details: reply.fields }, reply.message);
        return;
      case 'progress':
        if (this.#task !== undefined && !this.#isStopping) {
          this.#watch(isCompiling(reply.progress) ? loadLimitMs + silenceLimitMs : silenceLimitMs);
        }
        this.#task?.onProgress(reply.progress);
        return;
      case 'trained':
        this.#settle((task) => {
          task.onProgress(reply.progress);
          task.resolve(reply.record);
        });
        return;
      case 'failed':
        // A device that ran out of memory may stay fragmented for the life of the process.
        if (reply.name === 'OutOfDeviceMemoryError') this.#isUsable = false;
        this.#settle((task) => {
          task.reject(new LiesweepError(reply.name, reply.message));
        });
    }
  }

  #logFields(): LogFields {
    const { pid: processId } = this.#child;
    const { sweepId, shardIndex: shard } = this.#task?.assignment ?? {};
    return {
      ...(processId !== undefined && { processId }),
      ...(sweepId !== undefined && { sweepId }),
      ...(shard !== undefined && { shard }),
    };
  }

  #settle(how: (task: Task) => void): void {
    clearTimeout(this.#watchdog);
    const task = this.#task;
    this.#task = undefined;
    if (task !== undefined) how(task);
  }

  #watch(limitMs: number): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => {
      this.kill(`it ${this.#isStopping ? 'did not stop' : 'said nothing'} for ${String(limitMs / 1000)} s`);
    }, limitMs);
  }

  #end(code: number | null, signal: NodeJS.Signals | null): TrainerCrashedError {
    this.#isUsable = false;
    clearTimeout(this.#watchdog);
    const how = this.#killedBecause ?? (signal === null ? `exit code ${String(code)}` : `signal ${signal}`);
    const lastWords = this.#lastWords.replace(CHATTER, '').trim();
    return new TrainerCrashedError(`the training process ended: ${how}${lastWords === '' ? '' : `; ${lastWords}`}`);
  }
}

/** It has begun, and has not taken its first step, which is compiled. */
function isCompiling({ resumed, msPerStep }: SlotProgress): boolean {
  return resumed !== undefined && msPerStep === 0;
}
