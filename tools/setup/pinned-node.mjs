import { join } from 'node:path';
import { runCommand } from './command.mjs';
import { NODE_VERSION } from './pins.mjs';
import { SetupProblem } from './setup-problem.mjs';

const OLDEST_MAJOR = 24;

/**
 * The Node that runs the project: the pinned one that npm installed, else the one running now if it is new enough.
 *
 * @returns {Promise<{ path: string, version: string, isPinned: boolean }>}
 * @throws {SetupProblem} when neither will do
 */
export async function findNode(root) {
  const path = join(root, 'node_modules', '.bin', 'node');
  const { code, output } = await runCommand(path, ['--version']);
  if (code === 0 && output.trim() === `v${NODE_VERSION}`) return { path, version: NODE_VERSION, isPinned: true };
  const own = process.versions.node;
  if (Number(own.split('.')[0]) >= OLDEST_MAJOR) return { path: process.execPath, version: own, isPinned: false };
  throw new SetupProblem(
    `Liesweep runs on Node ${NODE_VERSION}, which npm brings for Linux only; ` +
      `here (${process.platform} ${process.arch}) install Node ${OLDEST_MAJOR} or newer yourself, then run this again.`,
  );
}
