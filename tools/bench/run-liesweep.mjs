// Runs the real command on a sweep file in a scratch folder, and watches the memory of its processes.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processesUnder } from './processes-under.mjs';

const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/liesweep.mjs', import.meta.url));
const WATCH_MS = 200;
/**
 * @param {string} sweep the text of a sweep file
 * @returns {Promise<{ seconds: number, result: object, log: object[], trainerBytes: number, processorSeconds: Map<string, number> }>}
 *   wall time from command to outputs, the command's JSON, its log, the largest memory of the trainer with its slots, and
 *   the processor time of each role
 */
export async function runLiesweep(sweep, extra = []) {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-bench-'));
  let trainerBytes = 0;
  const lastSeen = new Map();
  let watch;
  try {
    writeFileSync(join(folder, 'sweep.yaml'), sweep);
    const began = performance.now();
    const child = spawn(process.execPath, [LAUNCHER, 'run', 'sweep.yaml', '--json', ...extra], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    watch = setInterval(() => {
      let bytesNow = 0;
      for (const { pid, role, bytes, seconds } of processesUnder(child.pid)) {
        if (role === undefined) continue;
        lastSeen.set(pid, { role, seconds });
        if (role === 'trainer' || role === 'slot') bytesNow += bytes;
      }
      trainerBytes = Math.max(trainerBytes, bytesNow);
    }, WATCH_MS);
    const output = [];
    const errors = [];
    child.stdout.on('data', (data) => output.push(data));
    child.stderr.on('data', (data) => errors.push(data));
    const code = await new Promise((resolve) => child.once('close', resolve));
    const seconds = (performance.now() - began) / 1000;
    if (output.length === 0)
      throw new Error(`liesweep ended with code ${String(code)}: ${Buffer.concat(errors).toString().slice(-500)}`);
    const result = JSON.parse(Buffer.concat(output).toString());
    const log = readFileSync(join(result.folder, 'log.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const processorSeconds = new Map();
    for (const { role, seconds: used } of lastSeen.values()) {
      processorSeconds.set(role, (processorSeconds.get(role) ?? 0) + used);
    }
    return { seconds, result, log, trainerBytes, processorSeconds };
  } finally {
    clearInterval(watch);
    rmSync(folder, { recursive: true, force: true });
  }
}
