import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from './processes.mjs';
import { run } from './run.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');

/** Starts Temporal's own development server, with its data in `folder`, and gives its address. */
export async function startTemporal(processes, folder) {
  const { temporalCli } = JSON.parse(readFileSync(join(ROOT, '.cache', 'toolchain.json'), 'utf8'));
  const [port, http, metrics] = await freePorts(3);
  const flags = [
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--http-port',
    String(http),
    '--metrics-port',
    String(metrics),
    '--headless',
    '--log-level',
    'error',
  ];
  const address = `127.0.0.1:${String(port)}`;
  await processes.start(
    'temporal',
    temporalCli,
    ['server', 'start-dev', ...flags, '--db-filename', join(folder, 'temporal.db')],
    {
      isReady: async () => (await run(temporalCli, ['operator', 'cluster', 'health', '--address', address])).code === 0,
    },
  );
  return address;
}
