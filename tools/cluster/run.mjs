import { spawn } from 'node:child_process';
import { CheckFailure } from './checks.mjs';

const LIMIT_MS = 120_000;

/**
 * Runs a program to its end.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ input?: string, env?: Record<string, string>, cwd?: string, limitMs?: number }} [options] `env` is added to
 *   this process's own
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>} code 124 when it took longer than the limit
 */
export function run(program, args, { input, env = {}, cwd, limitMs = LIMIT_MS } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env } });
    let stdout = '';
    let stderr = '';
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, limitMs);
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.stdin.on('error', () => {}); // it ended without reading all
    child.stdin.end(input ?? '');
    const finish = (code) => {
      clearTimeout(timer);
      resolve({ code: isLate ? 124 : code, stdout, stderr });
    };
    child.on('error', (error) => {
      stderr += error.message;
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/**
 * Runs a program that must succeed.
 *
 * @returns {Promise<string>} what it wrote to stdout
 * @throws {CheckFailure} with the end of what it wrote, when it does not
 */
export async function must(program, args, options) {
  const { code, stdout, stderr } = await run(program, args, options);
  if (code === 0) return stdout;
  const name = program.split('/').at(-1);
  throw new CheckFailure(
    `${name} ${args.slice(0, 6).join(' ')}: exit code ${code}\n${(stderr || stdout).trim().slice(-2000)}`,
  );
}
