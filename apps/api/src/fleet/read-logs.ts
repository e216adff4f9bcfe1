import type { LogLines } from '@liesweep/api-contract';
import { logTail, type LogLevel } from '@liesweep/logging';
import { errorMessage } from '@liesweep/sweep/errors';

const ELSEWHERE =
  'This server reads no logs. The processes of a deployment write them to where they were started: on Kubernetes, kubectl logs -l app.kubernetes.io/name=liesweep shows them. LIESWEEP_LOG_FILES names files that this server may read.';

/** The latest lines of all logs that this server may read, the latest last. */
export function readLogs(
  files: readonly string[],
  wanted: { readonly level: LogLevel; readonly limit: number },
): LogLines {
  if (files.length === 0) return { lines: [], note: ELSEWHERE };
  const problems: string[] = [];
  const lines = files.flatMap((file) => {
    try {
      return logTail(file, wanted);
    } catch (error) {
      problems.push(`${file} cannot be read: ${errorMessage(error)}.`);
      return [];
    }
  });
  const latest = lines.sort((a, b) => a.time.localeCompare(b.time)).slice(-wanted.limit);
  const nothing = lines.length === 0 && problems.length === 0 ? ['Nothing of this level was logged lately.'] : [];
  const note = [...problems, ...nothing].join(' ');
  return { lines: latest, note: note === '' ? null : note };
}
