import { SetupProblem } from './setup-problem.mjs';

/**
 * Refuses platforms for which no pinned binary exists.
 *
 * @throws {SetupProblem} unless this is Linux with glibc on x64
 */
export function requireLinuxX64() {
  const isGlibc = process.report?.getReport().header.glibcVersionRuntime !== undefined;
  if (process.platform === 'linux' && process.arch === 'x64' && isGlibc) return;
  const libc = process.platform === 'linux' && !isGlibc ? ' without glibc' : '';
  throw new SetupProblem(`prebuilt for Linux on x64 only, and this is ${process.platform} ${process.arch}${libc}`);
}
