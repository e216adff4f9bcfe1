import { statSync } from 'node:fs';
import { LogReader, prettyStream, type TextOutput } from '@liesweep/logging';

const INTERVAL_MS = 200;

/**
 * Shows what all processes of a run write to its log from now on, for people.
 *
 * @returns a function that shows the rest and ends this
 */
export function followLog(file: string, output: TextOutput): () => void {
  const pretty = prettyStream(output);
  const reader = new LogReader(file, statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  const showNew = (): void => {
    while (reader.hasMore) {
      for (const line of reader.read()) pretty.write(`${line}\n`);
    }
  };
  const timer = setInterval(showNew, INTERVAL_MS);
  return () => {
    clearInterval(timer);
    showNew();
  };
}
