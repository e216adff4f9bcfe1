import type { LogLines } from '@liesweep/api-contract';
import { logTail, type LogLevel, type LogLine } from '@liesweep/logging';
import { errorMessage } from '@liesweep/sweep/errors';

const ELSEWHERE =
  'This server reads no logs. The processes of a deployment write them to where they were started: on Kubernetes, kubectl logs -l app.kubernetes.io/name=liesweep shows them. LIESWEEP_LOG_FILES names files that this server may read.';

/** Which lines are wanted. */
export interface WantedLogs {
  readonly level: LogLevel;
  readonly limit: number;
  /** The sweeps whose lines alone may be seen; undefined where all may. */
  readonly sweeps?: ReadonlySet<string> | undefined;
}

/** The latest lines of all logs that this server may read, the latest last. */
export function readLogs(files: readonly string[], { level, limit, sweeps }: WantedLogs): LogLines {
  if (files.length === 0) return { lines: [], note: ELSEWHERE };
  const problems: string[] = [];
  const lines = files.flatMap((file) => {
    try {
      // Of all lines, where some of them are not to be seen: the latest of those that are may be earlier.
      return logTail(file, { level, limit: sweeps === undefined ? limit : Infinity }).filter((line) =>
        maySee(line, sweeps),
      );
    } catch (error) {
      problems.push(`${file} cannot be read: ${errorMessage(error)}.`);
      return [];
    }
  });
  const latest = lines.sort((a, b) => a.time.localeCompare(b.time)).slice(-limit);
  const nothing = lines.length === 0 && problems.length === 0 ? ['Nothing of this level was logged lately.'] : [];
  const note = [...problems, ...nothing].join(' ');
  return { lines: latest, note: note === '' ? null : note };
}

function maySee({ fields }: LogLine, sweeps: ReadonlySet<string> | undefined): boolean {
  if (sweeps === undefined) return true;
  const { sweepId } = fields;
  return typeof sweepId === 'string' && sweeps.has(sweepId);
}
