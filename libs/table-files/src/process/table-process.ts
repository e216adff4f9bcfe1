import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { TableFileError } from '../table-file-error.js';
import { FrameReader, type Frame } from './frames.js';
import type { TableAnswer, TableRequest } from './messages.js';
import { readingProgram } from './reading-program.js';

/** An answer, with the numbers that came with it. */
export interface ArrivedAnswer {
  readonly answer: TableAnswer;
  readonly payload: ArrayBuffer;
}

/** So long it may say nothing while it is asked something: a disk may be slow, and the machine busy with other work. */
const SILENCE_LIMIT_MS = 180_000;
/** So much of what it wrote to stderr before it died is said. */
const LAST_WORDS_CHARACTERS = 500;

/** Node throws what the system says of some faults, such as names that are too long in all, and tells others later. */
function start(paths: readonly string[], file: string): ChildProcessWithoutNullStreams {
  try {
    return spawn(process.execPath, readingProgram(paths), { env: {}, stdio: ['pipe', 'pipe', 'pipe'] });
  } catch (error) {
    throw new TableFileError(file, [`the process that reads it could not be started: ${(error as Error).message}`], {
      cause: error,
    });
  }
}

/** The process that reads. It answers in the order in which it is asked, or dies, which every wait ends with. */
export class TableProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #file: string;
  readonly #answers: ArrivedAnswer[] = [];
  readonly #waiting: { readonly resolve: (answer: ArrivedAnswer) => void; readonly reject: (error: Error) => void }[] =
    [];
  #ended: TableFileError | undefined;
  #lastWords = '';
  #watchdog: NodeJS.Timeout | undefined;

  /**
   * @param paths that it may read
   * @param file what messages call them
   */
  constructor(paths: readonly string[], file: string) {
    this.#file = file;
    const child = start(paths, file);
    this.#child = child;
    const frames = new FrameReader();
    child.stdout.on('data', (piece: Buffer) => {
      for (const frame of frames.take(piece)) this.#take(frame);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS_CHARACTERS);
    });
    child.once('error', (error) => {
      this.#end(`the process that reads it could not be started: ${error.message}`);
    });
    child.once('close', (code, signal) => {
      const words = this.#lastWords.trim().split('\n').at(-1) ?? '';
      const how = signal === null ? `exit code ${String(code)}` : `signal ${signal}`;
      this.#end(
        `the process that reads it ended with ${how}${words === '' ? '' : `: ${words}`}; the file may be damaged`,
      );
    });
    // What it is asked after its end is answered by its end.
    child.stdin.on('error', () => undefined);
  }

  /** Asks; what is answered is waited for by `answer`. */
  ask(request: TableRequest): void {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
  }

  /**
   * The next answer.
   *
   * @throws TableFileError when it refuses, dies, or says nothing for three minutes
   */
  async answer(): Promise<ArrivedAnswer> {
    const arrived = this.#answers.shift() ?? (await this.#nextAnswer());
    const { answer } = arrived;
    if (answer.say === 'refused')
      throw new TableFileError(answer.file === '' ? this.#file : answer.file, answer.sentences);
    return arrived;
  }

  /** Ends it, and whatever is waited for, with this reason. */
  kill(because: string): void {
    this.#end(because);
    this.#child.kill('SIGKILL');
  }

  /** Resolves when it is gone. */
  async gone(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null && this.#child.pid !== undefined)
      await once(this.#child, 'exit');
  }

  #nextAnswer(): Promise<ArrivedAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) {
        reject(this.#ended);
        return;
      }
      this.#waiting.push({ resolve, reject });
      this.#watch();
    });
  }

  #take({ text, payload }: Frame): void {
    const arrived = { answer: JSON.parse(text) as TableAnswer, payload };
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#answers.push(arrived);
    else waiting.resolve(arrived);
    this.#watch();
  }

  #watch(): void {
    clearTimeout(this.#watchdog);
    if (this.#waiting.length === 0) return;
    this.#watchdog = setTimeout(() => {
      this.kill(`the process that reads it said nothing for ${String(SILENCE_LIMIT_MS / 60_000)} minutes`);
    }, SILENCE_LIMIT_MS);
  }

  #end(because: string): void {
    this.#ended ??= new TableFileError(this.#file, [because]);
    clearTimeout(this.#watchdog);
    for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
  }
}
