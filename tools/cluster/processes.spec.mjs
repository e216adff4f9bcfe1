import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createProcesses } from './processes.mjs';

const folder = mkdtempSync(join(tmpdir(), 'liesweep-processes-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('a server that ends instead of becoming ready is an error with its last words', async () => {
  const processes = createProcesses(folder);
  const started = processes.start('brief', process.execPath, ['-e', 'console.error("no room"); process.exit(3)'], {
    isReady: () => Promise.resolve(false),
  });
  await assert.rejects(started, /brief ended: exit code 3[^]*no room/);
});

test('a server that ignores SIGTERM does not outlive the test', async () => {
  const processes = createProcesses(folder, { endingMs: 200 });
  const script = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("up")';
  const server = await processes.start('stubborn', process.execPath, ['-e', script]);
  await new Promise((resolve) => server.child.stdout.once('data', resolve));
  await processes.endAll();
  assert.equal(await server.ended, 'SIGKILL');
});
