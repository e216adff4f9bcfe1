import { appendFileSync, statSync } from 'node:fs';
import { LogReader } from '@liesweep/logging';

const INTERVAL_MS = 200;

/**
 * Copies what a log says of a sweep from now on to the end of another log.
 *
 * @returns a function that copies the rest and ends this
 */
export function copyLog(from: string, to: string, sweepId: string): () => void {
  const reader = new LogReader(from, statSync(from, { throwIfNoEntry: false })?.size ?? 0);
  const mark = `"sweepId":${JSON.stringify(sweepId)}`;
  const copyNew = (): void => {
    while (reader.hasMore) {
      const lines = reader.read().filter((line) => line.includes(mark));
      if (lines.length > 0) appendLines(to, lines);
    }
  };
  const timer = setInterval(copyNew, INTERVAL_MS);
  return () => {
    clearInterval(timer);
    copyNew();
  };
}

/** A disk that is full loses lines, and ends nothing. */
function appendLines(file: string, lines: readonly string[]): void {
  try {
    appendFileSync(file, `${lines.join('\n')}\n`);
  } catch {
    // There is nowhere left to say it.
  }
}
