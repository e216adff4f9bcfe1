import { spawn, type ChildProcess } from 'node:child_process';

/** Waits until its input ends, which it does when its parent dies however that happens, and kills the group. */
const SCRIPT = 'cat >/dev/null; kill -KILL "-$1" 2>/dev/null';

/**
 * Binds a process without an IPC channel to this one: it is killed with its group as soon as this process ends, by
 * `kill -9` too.
 *
 * @param child the process to guard, which leads a group; the guardian ends with it
 */
export function guard(child: ChildProcess): void {
  if (child.pid === undefined) {
    return;
  }
  const guardian = spawn('/bin/sh', ['-c', SCRIPT, 'liesweep-guardian', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guardian.on('error', () => undefined);
  guardian.stdin.on('error', () => undefined);
  child.once('exit', () => {
    // Killed rather than asked: it would send a signal to an id that may be used again.
    guardian.kill('SIGKILL');
  });
  guardian.unref();
}
