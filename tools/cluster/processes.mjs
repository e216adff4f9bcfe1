import { spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CheckFailure } from './checks.mjs';

const ENDING_MS = 10_000;
const ASK_AGAIN_MS = 100;
const all = new Set();

/**
 * The servers of one test: each logs to a file of its own and is ended at the end, the last one first.
 *
 * @param {string} folder where logs go
 * @param {{ endingMs?: number }} [options] how long a server may take to end before it is killed
 */
export function createProcesses(folder, { endingMs = ENDING_MS } = {}) {
  const started = [];
  return {
    /**
     * Starts a server.
     *
     * @param {string} name of its log
     * @param {() => Promise<boolean>} [isReady] asked until it is true
     * @throws {CheckFailure} with the end of its log, when it ends or is not ready in time
     */
    async start(name, program, args, { env = {}, cwd, isReady, limitMs = 60_000 } = {}) {
      await mkdir(folder, { recursive: true });
      const file = join(folder, `${name}.log`);
      const log = createWriteStream(file, { flags: 'a' });
      const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout.pipe(log, { end: false });
      child.stderr.pipe(log, { end: false });
      const server = { name, child, hasEnded: false };
      server.ended = new Promise((resolve) => {
        const end = (reason) => {
          server.hasEnded = true;
          all.delete(child);
          log.end();
          resolve(reason);
        };
        child.once('error', (error) => end(error.message));
        child.once('close', (code, signal) => end(signal ?? `exit code ${String(code)}`));
      });
      all.add(child);
      started.push(server);
      try {
        if (isReady)
          await until(
            `${name} is ready`,
            async () => {
              if (server.hasEnded) throw new CheckFailure(`${name} ended: ${await server.ended}`);
              return isReady();
            },
            limitMs,
          );
      } catch (error) {
        const text = existsSync(file) ? await readFile(file, 'utf8') : '';
        throw new CheckFailure(`${error.message}\n${text.slice(-2000)}`);
      }
      return server;
    },

    /** Ends one server. */
    end: (server) => endServer(server, endingMs),

    /** Ends all of them. */
    async endAll() {
      for (const server of started.splice(0).reverse()) await endServer(server, endingMs);
    },
  };
}

/**
 * Servers do not outlive the test, however it ends; a signal ends it in order.
 *
 * @param {() => Promise<void>} cleanUp what else is to be done then
 */
export function endAllOnExit(cleanUp) {
  const killAll = () => {
    for (const child of all) child.kill('SIGKILL');
  };
  process.once('exit', killAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      killAll();
      cleanUp().finally(() => process.exit(1));
    });
  }
}

async function endServer(server, endingMs) {
  if (server.hasEnded) return;
  server.child.kill('SIGTERM');
  const isEnded = await Promise.race([server.ended.then(() => true), wait(endingMs, false, { ref: false })]);
  if (isEnded) return;
  server.child.kill('SIGKILL');
  await server.ended;
}

/**
 * Asks until the answer is true.
 *
 * @param {() => Promise<boolean>} isSo
 * @throws {CheckFailure} when it is not true in time
 */
export async function until(what, isSo, limitMs = 60_000) {
  const deadline = Date.now() + limitMs;
  for (;;) {
    if (await isSo()) return;
    if (Date.now() > deadline) throw new CheckFailure(`not in ${String(limitMs / 1000)} s: ${what}`);
    await wait(ASK_AGAIN_MS);
  }
}

/** Ports of the loopback interface that nobody uses. */
export async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve, reject) => {
          const server = createServer();
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
