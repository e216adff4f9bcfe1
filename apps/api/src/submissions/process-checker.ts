import { fork, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { BadInputError } from '@liesweep/sweep';
import { HttpProblem } from '../server/http-problem.js';
import { receivedError, type CheckAnswer, type CheckQuestion } from './check-messages.js';
import type { CheckedSweep, InspectedUpload, SweepChecker } from './sweep-checker.js';

/** How checking processes are run. */
export interface CheckingOptions {
  /** URI of the tensor store. */
  readonly tensors: string;
  /** For files that are read. */
  readonly folder: string;
  readonly keptBytes: number;
  /** How many check at the same time. */
  readonly processes: number;
  /** One that takes longer is ended. */
  readonly limitMs: number;
  /** The module that checks. */
  readonly main?: string;
}

/** More questions than these do not wait. */
const MOST_WAITING = 32;

const MAIN = join(import.meta.dirname, 'check-main.js');

/**
 * Checks in processes of their own: reading a large file, or one that was made to take long, delays nobody else, and where one runs out of
 * memory the server goes on. A process is started when it is first needed, asked one thing at a time, and replaced when it ends.
 */
export class ProcessChecker implements SweepChecker {
  readonly #options: CheckingOptions;
  readonly #idle: Checking[] = [];
  readonly #all = new Set<Checking>();
  readonly #waiting: Waiting[] = [];
  #started = 0;
  #isClosed = false;

  constructor(options: CheckingOptions) {
    this.#options = options;
  }

  async check(text: string, storesData: boolean): Promise<CheckedSweep> {
    return (await this.#ask({ ask: 'check', text, storesData })) as CheckedSweep;
  }

  async inspect(upload: Parameters<SweepChecker['inspect']>[0]): Promise<InspectedUpload> {
    return (await this.#ask({ ask: 'inspect', upload })) as InspectedUpload;
  }

  close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('the server ends'));
    for (const checking of this.#all) checking.end();
    return Promise.resolve();
  }

  async #ask(question: CheckQuestion): Promise<CheckedSweep | InspectedUpload> {
    const checking = await this.#take();
    try {
      return await checking.ask(question, this.#options.limitMs);
    } finally {
      this.#give(checking);
    }
  }

  #take(): Promise<Checking> {
    if (this.#isClosed) return Promise.reject(new Error('the server ends'));
    const idle = this.#idle.pop();
    if (idle !== undefined) return Promise.resolve(idle);
    if (this.#all.size < this.#options.processes) return Promise.resolve(this.#start());
    if (this.#waiting.length >= MOST_WAITING) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
  }

  #give(checking: Checking): void {
    const free = checking.lives ? checking : undefined;
    if (free === undefined) this.#all.delete(checking);
    const next = this.#waiting.shift();
    if (next !== undefined) next.resolve(free ?? this.#start());
    else if (free !== undefined) this.#idle.push(free);
  }

  #start(): Checking {
    const { tensors, folder, keptBytes, main = MAIN } = this.#options;
    this.#started += 1;
    const scratch = join(folder, `check-${String(this.#started)}`);
    const checking = new Checking(main, [tensors, scratch, String(keptBytes)], scratch, () => {
      const at = this.#idle.indexOf(checking);
      if (at < 0) return;
      this.#idle.splice(at, 1);
      this.#all.delete(checking);
    });
    this.#all.add(checking);
    return checking;
  }
}

/** Whoever waits for a process. */
interface Waiting {
  readonly resolve: (free: Checking) => void;
  readonly reject: (error: Error) => void;
}

/** One process, asked one thing at a time. */
class Checking {
  readonly #child: ChildProcess;
  lives = true;

  constructor(main: string, parameters: readonly string[], scratch: string, onEnd: () => void) {
    this.#child = fork(main, parameters, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.once('error', () => this.#child.kill('SIGKILL'));
    this.#child.once('exit', () => {
      this.lives = false;
      rmSync(scratch, { recursive: true, force: true });
      onEnd();
    });
  }

  ask(question: CheckQuestion, limitMs: number): Promise<CheckedSweep | InspectedUpload> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const over = (): void => {
        clearTimeout(timer);
        child.off('message', onMessage);
        child.off('exit', onExit);
      };
      const onMessage = (answer: CheckAnswer): void => {
        over();
        if ('value' in answer) resolve(answer.value);
        else reject(receivedError(answer.error));
      };
      const onExit = (): void => {
        over();
        reject(gaveUp('It took more memory than there is'));
      };
      const timer = setTimeout(() => {
        over();
        this.lives = false;
        child.kill('SIGKILL');
        reject(gaveUp(`It took longer than ${String(limitMs / 1000)} s`));
      }, limitMs);
      child.once('message', onMessage);
      child.once('exit', onExit);
      child.send(question);
    });
  }

  end(): void {
    this.lives = false;
    this.#child.kill('SIGKILL');
  }
}

function gaveUp(why: string): BadInputError {
  return new BadInputError({
    happened: `The sweep file and its data could not be checked. ${why}.`,
    safe: 'Nothing was trained or written.',
    remedy: 'Take fewer rows or columns; a file of any size can be trained with the command line.',
  });
}

function busy(): HttpProblem {
  return new HttpProblem({
    ...{ type: 'problems/busy', title: 'Busy', status: 503 },
    detail: 'Many sweep files are being checked at the moment.',
    remedy: 'Try again in a few seconds.',
  });
}
