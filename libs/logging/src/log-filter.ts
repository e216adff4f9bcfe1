import { LOG_LEVELS, type LogLevel } from './create-logger.js';

/** Which lines of a log are wanted. */
export interface WantedLines {
  /** This one, and all that are graver. */
  readonly level: LogLevel | undefined;
  readonly shard: number | undefined;
}

/** Says of a line of a log whether it is wanted; a line that is no JSON is, where nothing is asked for. */
export function logFilter({ level, shard }: WantedLines): (line: string) => boolean {
  if (level === undefined && shard === undefined) return () => true;
  const least = level === undefined ? 0 : LOG_LEVELS.indexOf(level);
  return (line) => {
    const said = read(line);
    if (said === undefined) return false;
    const isGrave = LOG_LEVELS.indexOf(said.level as LogLevel) >= least;
    return (level === undefined || isGrave) && (shard === undefined || said.shard === shard);
  };
}

function read(line: string): { readonly level?: unknown; readonly shard?: unknown } | undefined {
  try {
    const said: unknown = JSON.parse(line);
    return typeof said === 'object' && said !== null ? said : undefined;
  } catch {
    return undefined;
  }
}
