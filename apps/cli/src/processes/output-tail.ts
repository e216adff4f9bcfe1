import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The last line a process wrote. */
export interface OutputTail {
  last(): string;
}

/** Where a process writes. */
export type OutputName = 'stdout' | 'stderr';

/** Passes on each line of a process's standard output and error, and keeps the last one. */
export function outputTail(child: ChildProcess, onLine: (line: string, output: OutputName) => void): OutputTail {
  let last = '';
  for (const output of ['stdout', 'stderr'] as const) {
    const input = child[output];
    if (input !== null) {
      createInterface({ input, crlfDelay: Infinity }).on('line', (line) => {
        if (line.trim() !== '') {
          last = line.trim();
          onLine(line, output);
        }
      });
    }
  }
  return { last: () => last };
}
