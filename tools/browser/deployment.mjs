import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, URLSearchParams } from 'node:url';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');

/** After Ctrl-C; the command itself gives its trainers 8 s. */
const GRACE_MS = 30_000;

/**
 * `liesweep ui` on a scratch folder, with real training.
 *
 * @typedef {object} Deployment
 * @property {string} address with its token
 * @property {string} token
 * @property {string} origin such as `http://127.0.0.1:40123`
 * @property {string} folder
 * @property {() => string} log what all of its processes have logged
 * @property {(name: string) => number | undefined} processOf the process of an app, such as `orchestrator`
 * @property {() => Promise<void>} stop
 */

/** @returns {Promise<Deployment>} once it serves */
export async function startDeployment() {
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-page-'));
  const child = spawn(
    process.execPath,
    [join(ROOT, 'apps/cli/dist/main.js'), 'ui', '--no-open', '--json', '--slots', '2'],
    // A group of its own: Ctrl-C on the tests is ours to hand on.
    { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: ownEnvironment() },
  );
  let complaints = '';
  child.stderr.on('data', (piece) => {
    complaints += String(piece);
  });
  const address = await new Promise((found, failed) => {
    let text = '';
    child.stdout.on('data', (piece) => {
      text += String(piece);
      const said = /"address":"([^"]+)"/.exec(text);
      if (said !== null) found(said[1]);
    });
    child.once('exit', (code) => {
      failed(new Error(`liesweep ui ended with ${String(code)}:\n${text}\n${complaints}`));
    });
  });
  const url = new URL(address);
  return {
    ...{ address, folder, origin: url.origin },
    token: new URLSearchParams(url.hash.replace(/^#(\/[^?]*\?)?/, '')).get('token'),
    log: () => readFileSync(join(folder, 'runs', '.ui', 'log.ndjson'), 'utf8'),
    processOf: (name) => processesIn(folder).find(({ args }) => args.includes(`apps/${name}/dist/main.js`))?.pid,
    stop: async () => {
      if (child.exitCode === null) {
        child.kill('SIGINT');
        const limit = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), GRACE_MS);
        await once(child, 'exit');
        clearTimeout(limit);
      }
      const left = processesIn(folder);
      for (const { pid } of left) process.kill(pid, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
      if (left.length > 0) throw new Error(`liesweep ui left behind: ${left.map(({ args }) => args).join('; ')}`);
    },
  };
}

/** What the tests were started with says nothing about what they test. */
function ownEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('LIESWEEP_') && !name.startsWith('TEMPORAL_')),
  );
}

/** Processes of this machine whose current folder, or whose command, is in the folder. */
function processesIn(folder) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const args = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').join(' ').trim();
        const isHere = readlinkSync(`/proc/${name}/cwd`).startsWith(folder) || args.includes(folder);
        return isHere ? [{ pid: Number(name), args }] : [];
      } catch {
        return []; // it has ended, or is another user's
      }
    });
}
