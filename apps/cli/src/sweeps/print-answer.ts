import type { Answer } from '@liesweep/sweep-client/records';
import type { Terminal } from '../terminal/terminal.js';

/** Writes an answer: one line, or one JSON document. */
export function printAnswer(answer: Answer, json: boolean, { stdout }: Pick<Terminal, 'stdout'>): void {
  stdout.write(json ? `${JSON.stringify(answer, undefined, 2)}\n` : `${answer.sweepId}: ${answer.message}\n`);
}
