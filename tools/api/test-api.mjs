import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NoPython, testEnvironment } from '../python/test-environment.mjs';
import { lastLines, runCommand } from '../setup/command.mjs';
import { findNode } from '../setup/pinned-node.mjs';

/**
 * Asks the built server whatever schemathesis makes of its OpenAPI document, and fails where an answer is not what the document
 * says. Arguments go to schemathesis. Where there is no Python that would do it says so, and passes.
 */
const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
const SERVER = join(ROOT, 'apps/api/dist/main.js');
const COMMAND_LINE = join(ROOT, 'apps/cli/dist/main.js');
const RECORDED = join(ROOT, 'apps/cli/src/testing/recorded');
const REQUIREMENTS = join(ROOT, 'tools/api/requirements.txt');
const CONFIGURATION = join(ROOT, 'tools/api/schemathesis.toml');

/** So many cases of each operation, of a fixed seed: a run that is green stays so. */
const USUAL = ['--max-examples', '6', '--seed', '1'];

async function main() {
  const python = await testEnvironment(REQUIREMENTS, (sentence) => console.log(sentence));
  const folder = await mkdtemp(join(tmpdir(), 'liesweep-test-api-'));
  let server;
  try {
    const secret = randomBytes(32).toString('hex');
    const { path: node } = await findNode(ROOT);
    server = await startServer(node, await fill(node, folder), secret);
    const schema = new URL('/api/v1/openapi.json', server.address).href;
    const flags = ['--header', `Authorization: Bearer ${secret}`, '--url', new URL('/api/v1', server.address).href];
    const given = process.argv.slice(2);
    const child = spawn(
      python,
      [
        '-m',
        'schemathesis.cli',
        '--config-file',
        CONFIGURATION,
        'run',
        schema,
        ...flags,
        ...(given.length > 0 ? given : USUAL),
      ],
      { cwd: folder, stdio: 'inherit', env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', NO_PROXY: '127.0.0.1' } },
    );
    const [status] = await once(child, 'exit');
    if (status !== 0) process.exitCode = 1;
    const [ended] = await server.stop();
    if (ended !== 0) throw new Error(`the server ended with exit code ${String(ended)}`);
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Stores with a sweep of every kind, as the environment of a process names them. */
async function fill(node, folder) {
  await cp(RECORDED, join(folder, 'tensors'), { recursive: true });
  const env = {
    LIESWEEP_ROWS: `sqlite:${join(folder, 'rows.sqlite')}`,
    LIESWEEP_TENSORS: `file:${join(folder, 'tensors')}`,
  };
  const { code, output } = await runCommand(node, [COMMAND_LINE, 'rebuild'], { env });
  if (code !== 0) throw new Error(`the stores could not be filled:\n${lastLines(output, 10)}`);
  return env;
}

/** Starts the server, and gives its address and what stops it. */
async function startServer(node, stores, secret) {
  const env = {
    ...process.env,
    ...stores,
    ...{ LIESWEEP_METRICS_ADDRESS: 'off', LIESWEEP_LOG_LEVEL: 'error' },
    ...{ LIESWEEP_API_SECRET: secret, LIESWEEP_API_HOST: '127.0.0.1', LIESWEEP_API_PORT: '0' },
  };
  for (const name of Object.keys(env)) if (name.startsWith('TEMPORAL_')) delete env[name];
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', SERVER], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const ready = once(child, 'message').then(([message]) => message);
  const message = await Promise.race([ready, ended.then(() => undefined)]);
  if (message?.type !== 'ready') throw new Error('the server did not start');
  return {
    address: message.address,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

main().catch((error) => {
  if (error instanceof NoPython) {
    console.log(`SKIPPED the tests of the interface by schemathesis: ${error.message}.`);
    return;
  }
  console.error(`api: ${error.message}`);
  process.exitCode = 1;
});
