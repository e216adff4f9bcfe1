import { statSync } from 'node:fs';
import type { LogLevel } from './create-logger.js';
import { logFilter } from './log-filter.js';
import { LogReader } from './log-reader.js';

/** So much of the end of a log is looked through. */
const TAIL_BYTES = 2 ** 20;

/** A line of a log, read. */
export interface LogLine {
  /** ISO 8601, UTC; empty where the line says none. */
  readonly time: string;
  readonly level: string;
  /** Name of the process. */
  readonly process: string;
  readonly message: string;
  /** All else that it says. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * The last lines of a log, the latest last; none where the file is not there.
 *
 * @param level this one, and all that are graver
 * @param limit at most so many
 * @throws Error as `open` does, such as where the file may not be read
 */
export function logTail(
  file: string,
  { level, limit }: { readonly level: LogLevel; readonly limit: number },
): readonly LogLine[] {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const from = Math.max(0, size - TAIL_BYTES);
  const reader = new LogReader(file, from);
  const lines: string[] = [];
  // What was written since it was measured is little; a log that grows faster than it is read is not followed here.
  for (let reads = 0; reads <= 1 && reader.hasMore; reads += 1) lines.push(...reader.read());
  // The first line may have begun before.
  const whole = from === 0 ? lines : lines.slice(1);
  return whole
    .filter(logFilter({ level, shard: undefined }))
    .slice(-limit)
    .map(readLine);
}

function readLine(line: string): LogLine {
  // The filter has read it: it is an object.
  const { time, level, name, msg, ...rest } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const fields = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'pid'));
  return { time: word(time), level: word(level), process: word(name), message: word(msg), fields };
}

function word(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
