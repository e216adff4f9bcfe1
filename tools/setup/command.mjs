import { spawn } from 'node:child_process';

/** The exit code for a program that could not be started. */
export const COMMAND_NOT_FOUND = 127;

const OUTPUT_KEPT = 20_000;
const running = new Set();

/**
 * Runs a program to its end and never rejects.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, isShown?: boolean }} [options] `env` is added to this
 *   process's own; `isShown` lets the program write to the terminal itself.
 * @returns {Promise<{ code: number, output: string }>} the exit code (127 when there is no such program) and the
 *   end of what it wrote
 */
export function runCommand(program, args, { cwd, env = {}, isShown = false } = {}) {
  return new Promise((resolve) => {
    const stdio = isShown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio });
    let output = '';
    const keep = (text) => {
      output = (output + text).slice(-OUTPUT_KEPT);
    };
    running.add(child);
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
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

/** Ends every program that is still running, so that a stopped set-up leaves none behind. */
export function endCommands() {
  for (const child of running) child.kill('SIGTERM');
}

/** The last lines of a program's output that say something, for a message. */
export function lastLines(output, count = 3) {
  const lines = output.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .slice(-count)
    .join(' · ');
}
