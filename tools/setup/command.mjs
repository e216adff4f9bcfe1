import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The exit code for a program that could not be started. */
export const COMMAND_NOT_FOUND = 127;

const OUTPUT_KEPT = 20_000;
const running = new Set();
let isEnding = false;

/**
 * Runs a program to its end and never rejects.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options] `env` is added to this process's own
 * @returns {Promise<{ code: number, output: string }>} the exit code (127 when there is no such program) and the
 *   end of what it wrote
 */
export function runCommand(program, args, { cwd, env = {} } = {}) {
  if (isEnding) return Promise.resolve({ code: 1, output: 'set-up was ended' });
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (text) => {
      output = (output + text).slice(-OUTPUT_KEPT);
    };
    running.add(child);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => {
      running.delete(child);
      resolve({ code: COMMAND_NOT_FOUND, output: error.message });
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: signal === null ? output : `${output}\nended by ${signal}` });
    });
  });
}

/** Ends every program that runs, waits for their ends and starts no more: a stopped set-up leaves none behind. */
export async function endCommands() {
  isEnding = true;
  const ends = [...running].map((child) => once(child, 'close'));
  for (const child of running) child.kill('SIGTERM');
  await Promise.all(ends);
}

/** The last lines of a program's output that say something, for a message. */
export function lastLines(output, count = 3) {
  const lines = output.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .slice(-count)
    .join(' · ');
}
