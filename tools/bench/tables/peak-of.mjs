import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { processesUnder } from '../processes-under.mjs';

const EVERY_MS = 50;
const BYTES_PER_KIB = 1024;

/**
 * Runs a program to its end: its exit code, what it printed, seconds, and the peak of the memory of it and of what it started, in
 * bytes: what Linux counted of each, at its highest, together.
 *
 * @param {string} program
 * @param {string[]} parameters
 * @param {import('node:child_process').SpawnOptions} options
 */
export async function peakOf(program, parameters, options = {}) {
  const begin = performance.now();
  const child = spawn(program, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) child[stream].on('data', (data) => (said[stream] += data));
  const peaks = new Map();
  const timer = setInterval(() => {
    for (const { pid } of processesUnder(child.pid)) peaks.set(pid, highWater(pid) ?? peaks.get(pid) ?? 0);
  }, EVERY_MS);
  const code = await new Promise((done) => child.once('close', done));
  clearInterval(timer);
  const peak = [...peaks.values()].reduce((sum, bytes) => sum + bytes, 0);
  return { code, ...said, seconds: (performance.now() - begin) / 1000, peak };
}

/** Undefined of a process that has ended: it may do so between the listing and the reading. */
function highWater(pid) {
  try {
    const [, kibibytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? undefined : Number(kibibytes) * BYTES_PER_KIB;
  } catch {
    return undefined;
  }
}
