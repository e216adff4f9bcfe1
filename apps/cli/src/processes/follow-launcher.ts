/**
 * An older Node starts this process with an IPC channel (`bin/liesweep.mjs`). When the launcher dies, by `kill -9` too,
 * this process is asked to stop, as by SIGTERM.
 */
export function followLauncher(): void {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref(); // waiting for the launcher's end is no reason to live
}
