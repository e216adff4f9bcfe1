import type { Terminal } from '../terminal/terminal.js';
import type { ShownStage } from './sweep-view.js';

/** What a command did to a sweep. */
export interface Answer {
  readonly sweepId: string;
  /** False where there was nothing left to do. */
  readonly hasChanged: boolean;
  /** What the sweep does now. */
  readonly stage: ShownStage;
  /** The same in words, to come after the sweep's id. */
  readonly message: string;
}

/** Writes an answer: one line, or one JSON document. */
export function printAnswer(answer: Answer, json: boolean, { stdout }: Pick<Terminal, 'stdout'>): void {
  stdout.write(json ? `${JSON.stringify(answer, undefined, 2)}\n` : `${answer.sweepId}: ${answer.message}\n`);
}
