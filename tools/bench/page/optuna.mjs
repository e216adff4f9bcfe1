// Optuna's dashboard on a SQLite study of as many trials, in the same browser. Its packages come from PyPI into a virtual
// environment of this run.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openBrowser, timeToShow } from './browser.mjs';

const STUDY = fileURLToPath(new URL('optuna_study.py', import.meta.url));
const REQUIREMENTS = fileURLToPath(new URL('optuna-requirements.txt', import.meta.url));
const PACKAGES = ['optuna', 'optuna-dashboard'];
const START_LIMIT_MS = 60_000;
/** A visit of a study takes minutes. */
const ROUNDS = 1;

/** @returns {Promise<object[]>} what each page takes, as `timeToShow` has it */
export async function measureOptuna({ trials, scratch }) {
  const environment = process.env.LIESWEEP_BENCH_OPTUNA ?? join(scratch, 'optuna');
  const program = (name) => join(environment, 'bin', name);
  if (process.env.LIESWEEP_BENCH_OPTUNA === undefined) {
    run('python3', ['-m', 'venv', environment]);
    run(program('pip'), ['install', '--quiet', '--disable-pip-version-check', '--require-hashes', '-r', REQUIREMENTS]);
  }
  const versions = run(program('pip'), ['list', '--format', 'freeze'])
    .split('\n')
    .filter((line) => PACKAGES.includes(line.split('==')[0]));
  const file = join(scratch, 'study.sqlite');
  run(program('python'), [STUDY, file, String(trials)]);
  const port = await freePort();
  const dashboard = spawn(program('optuna-dashboard'), [`sqlite:///${file}`, '--port', String(port)], {
    stdio: 'ignore',
  });
  const exited = once(dashboard, 'exit');
  const { context, close } = await openBrowser();
  try {
    const url = `http://127.0.0.1:${port}`;
    await answers(`${url}/api/studies`);
    const pages = [
      ['list of studies', `${url}/dashboard/`, 'a[href*="studies/"]'],
      // Its axes are there long before a point is.
      ['a study', `${url}/dashboard/studies/1`, '.main-svg .trace'],
      ['its trials', `${url}/dashboard/studies/1/trialTable`, 'tbody td'],
    ];
    const measured = [];
    for (const [what, address, shown] of pages) {
      measured.push({ what: `${versions.at(-1)}, ${what}`, ...(await timeToShow(context, address, shown, ROUNDS)) });
    }
    return measured;
  } finally {
    await close();
    dashboard.kill('SIGKILL');
    await exited;
  }
}

function run(program, parameters) {
  const { status, stdout, stderr } = spawnSync(program, parameters, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${parameters.join(' ')}: ${stderr.slice(-500)}`);
  return stdout;
}

async function answers(url) {
  const limit = performance.now() + START_LIMIT_MS;
  for (;;) {
    const answer = await globalThis.fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    if (performance.now() > limit) throw new Error(`${url} does not answer`);
    await sleep(200);
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
