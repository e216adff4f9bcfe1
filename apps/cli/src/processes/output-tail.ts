import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The last line a process wrote. */
export interface OutputTail {
  last(): string;
}

/** Passes on each line of a process's standard output and error, and keeps the last one. */
export function outputTail(child: ChildProcess, onLine: (line: string) => void): OutputTail {
  let last = '';
  for (const input of [child.stdout, child.stderr]) {
    if (input !== null) {
      createInterface({ input, crlfDelay: Infinity }).on('line', (line) => {
        if (line.trim() !== '') {
          last = line.trim();
          onLine(line);
        }
      });
    }
  }
  return { last: () => last };
}
