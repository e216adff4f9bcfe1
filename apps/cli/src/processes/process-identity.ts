import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Position of the start time, counted from the state that follows the command in `/proc/<pid>/stat`. */
const START_TIME_FIELD = 19;

/**
 * When a living process was started, as text that is the same for as long as it lives; undefined when there is no such
 * process. Together with the process id it names one process for ever, although ids are used again.
 */
export function processIdentity(pid: number): string | undefined {
  return process.platform === 'linux' ? identityFromProc(pid) : identityFromPs(pid);
}

function identityFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const isDead = state === 'Z' || state === 'X';
    return isDead ? undefined : rest[START_TIME_FIELD - 1];
  } catch {
    return undefined;
  }
}

function identityFromPs(pid: number): string | undefined {
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return started === '' ? undefined : started;
  } catch {
    return undefined;
  }
}
