import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { CheckFailure } from '../checks.mjs';

/**
 * Runs a module of ours in a network, mounts and processes of its own: when it ends, everything that it has started,
 * mounted and configured is gone, however it ended.
 *
 * @param {string} module path; it tells its counts of checks by `process.send`
 * @param {string[]} args
 * @param {number} limitMs
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 * @throws {CheckFailure} when it ends without telling its counts
 */
export async function runInNamespaces(module, args, limitMs) {
  const namespaces = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
  // A shell as the first process: it buries the dead that nobody else waits for.
  const shell = ['sh', '-c', 'ip link set lo up && "$0" "$@"; exit $?', process.execPath, module, ...args];
  const child = spawn('unshare', [...namespaces, ...shell], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let counts;
  child.on('message', (message) => (counts = message));
  const timer = setTimeout(() => child.kill('SIGTERM'), limitMs);
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  try {
    const [code, signal] = await once(child, 'exit');
    if (counts === undefined)
      throw new CheckFailure(`it ended without a result: ${signal ?? `exit code ${String(code)}`}`);
    return counts;
  } finally {
    clearTimeout(timer);
    process.off('exit', endWithUs);
  }
}
