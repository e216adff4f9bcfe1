import { existsSync } from 'node:fs';
import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './command.mjs';
import { NODE_VERSION } from './pins.mjs';
import { SetupProblem } from './setup-problem.mjs';

const OLDEST_MAJOR = 24;

/**
 * Puts the Node that npm installed among the workspace's programs. npm does too, but npm 10 takes the link away again
 * when it leaves out the Node of another processor.
 */
export async function linkNode(root) {
  const link = join(root, 'node_modules', '.bin', 'node');
  const program = join('..', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(link) || !existsSync(join(link, '..', program))) return;
  await rm(link, { force: true }); // a link to nowhere
  await symlink(program, link);
}

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
