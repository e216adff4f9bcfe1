import { spawn, type ChildProcess, type SpawnOptionsWithoutStdio } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Servers are up within a second, or many of them on a machine that does other work too. */
const START_LIMIT_MS = 600_000;

/** A server that has not ended by then is killed. */
const STOP_LIMIT_MS = 10_000;

const PAUSE_MS = 25;

/** Waits until its input ends, which it does when its parent dies however that happens, and kills the server. */
const GUARDIAN = 'cat >/dev/null; kill -KILL "$1" 2>/dev/null';

/** A server for tests. It ends with this process, by `kill -9` too. */
export interface ServerProcess {
  readonly pid: number;
  /** Ends it with a signal, and with SIGKILL when it takes too long; ending it twice is no error. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/**
 * Starts a server and waits until it answers.
 *
 * @param isUp throws, or gives false, as long as it does not answer
 * @throws Error with the server's last words, when it ends or does not answer in time
 */
export async function startServerProcess(
  program: string,
  parameters: readonly string[],
  options: SpawnOptionsWithoutStdio,
  isUp: () => Promise<boolean>,
): Promise<ServerProcess> {
  const child = spawn(program, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const listen = (text: string): void => {
    output = (output + text).slice(-4000);
  };
  child.stdout.setEncoding('utf8').on('data', listen);
  child.stderr.setEncoding('utf8').on('data', listen);
  await once(child, 'spawn');
  guard(child);
  const server = { pid: child.pid ?? 0, end: (signal: NodeJS.Signals) => end(child, signal) };
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await isUp().catch(() => false))) {
    if (hasEnded(child) || Date.now() > deadline) {
      await end(child, 'SIGKILL');
      throw new Error(`${program}: expected a server that answers, got: ${output}`);
    }
    await sleep(PAUSE_MS);
  }
  return server;
}

/** A port of the loopback interface that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) {
    return;
  }
  const closed = once(child, 'close');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await closed;
  clearTimeout(timer);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Binds a process that was started for tests to this one: it is killed when this one ends, however that happens. */
export function guard(child: ChildProcess): void {
  const guardian = spawn('/bin/sh', ['-c', GUARDIAN, 'guardian', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guardian.stdin.on('error', () => undefined);
  child.once('exit', () => {
    // Killed rather than asked: it would send a signal to an id that may be used again.
    guardian.kill('SIGKILL');
  });
  guardian.unref();
}
