import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { InfrastructureError } from '@liesweep/sweep/explained-error';
import { ended, signalGroup } from './end-process.js';
import { outputTail, type OutputName, type OutputTail } from './output-tail.js';
import type { RestartLimit } from './restart-limit.js';

/** A child process that is started again when it dies. */
export interface SupervisedOptions {
  /** Such as `trainer`. */
  readonly name: string;
  readonly start: () => ChildProcess;
  readonly limit: Pick<RestartLimit, 'most' | 'windowMs' | 'allows'>;
  /** Each line that the process writes to its standard output and error. */
  readonly onLine: (line: string, output: OutputName) => void;
  readonly onMessage?: (message: unknown) => void;
  readonly onRestart?: (reason: string) => void;
  /** The process died too often. */
  readonly onGivenUp: (error: InfrastructureError) => void;
}

/** So long a process that died is left alone before it is started again. */
const RESTART_DELAY_MS = 200;

/** Keeps one process alive until it is stopped. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private tail: OutputTail | undefined;
  private isStopping = false;
  private isStartingAnew = false;

  constructor(private readonly options: SupervisedOptions) {
    this.spawn();
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Ends the process, which is then started again: that is no death, and counts for nothing. */
  startAnew(): void {
    this.isStartingAnew = true;
    signalGroup(this.child?.pid, 'SIGKILL');
  }

  /** Asks the process to end, and kills it with its descendants when it has not done so in time. */
  async stop(signal: NodeJS.Signals, graceMs: number): Promise<void> {
    this.isStopping = true;
    const child = this.child;
    if (child === undefined) {
      return;
    }
    child.kill(signal);
    const timeout = new AbortController();
    await Promise.race([ended(child), delay(graceMs, undefined, { signal: timeout.signal }).catch(() => undefined)]);
    timeout.abort();
    this.kill();
    await ended(child);
  }

  /** Ends the process and its descendants at once. */
  kill(): void {
    this.isStopping = true;
    signalGroup(this.child?.pid, 'SIGKILL');
  }

  private spawn(): void {
    this.isStartingAnew = false;
    const child = this.options.start();
    this.child = child;
    this.tail = outputTail(child, this.options.onLine);
    child.on('message', (message) => this.options.onMessage?.(message));
    child.once('error', (error) => {
      if (child.pid === undefined) {
        this.restart(error.message); // It could not be started; nothing else tells its end.
      }
    });
    child.once('exit', (code, signal) => {
      // What it started must not outlive it.
      signalGroup(child.pid, 'SIGKILL');
      this.restart(signal ?? `exit code ${String(code)}`);
    });
  }

  private restart(reason: string): void {
    if (this.isStopping) {
      return;
    }
    const { name, limit } = this.options;
    if (!this.isStartingAnew && !limit.allows(Date.now())) {
      const lastWords = this.tail?.last() ?? '';
      this.isStopping = true;
      this.options.onGivenUp(
        new InfrastructureError({
          happened: `The ${name} process ended more than ${String(limit.most)} times in ${String(limit.windowMs / 1000)} s (${reason})${lastWords === '' ? '.' : `: ${lastWords}`}`,
          safe: 'Trials that are recorded are safe; the same command continues.',
        }),
      );
      return;
    }
    this.options.onRestart?.(reason);
    setTimeout(() => {
      if (!this.isStopping) {
        this.spawn();
      }
    }, RESTART_DELAY_MS);
  }
}
