import { spawn, type ChildProcess } from 'node:child_process';
import { guard } from './guardian.js';
import { rememberServer } from './orphan.js';

/** Ports of the loopback interface. */
export interface TemporalPorts {
  readonly frontend: number;
  readonly http: number;
  readonly metrics: number;
}

/** Where Temporal's dev server listens and keeps its state. */
export interface TemporalServerOptions {
  /** Path of the `temporal` command. */
  readonly executable: string;
  /** Made where it is not there. */
  readonly namespace: string;
  readonly ports: TemporalPorts;
  /** Its SQLite file. */
  readonly databaseFile: string;
  /** Where its process id is written, so that a later command finds it. */
  readonly pidFile: string;
}

/**
 * A write-ahead log costs one sync where the default journal costs several: shards go through five times as fast. A kill
 * loses nothing that was committed; after a power cut the row store still knows every recorded trial.
 */
const SQLITE_PRAGMAS = ['journal_mode=wal', 'synchronous=normal'] as const;

/** Starts Temporal's dev server on the loopback interface; it cannot outlive this process. */
export function startTemporalServer({
  executable,
  namespace,
  ports,
  databaseFile,
  pidFile,
}: TemporalServerOptions): ChildProcess {
  const child = spawn(
    executable,
    [
      'server',
      'start-dev',
      ...['--ip', '127.0.0.1', '--port', String(ports.frontend)],
      ...['--http-port', String(ports.http), '--metrics-port', String(ports.metrics)],
      ...['--namespace', namespace, '--db-filename', databaseFile, '--headless', '--log-level', 'error'],
      ...SQLITE_PRAGMAS.flatMap((pragma) => ['--sqlite-pragma', pragma]),
    ],
    // A group of its own: Ctrl-C in the terminal must not end it before the trainer has written its checkpoints.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: environmentWithoutTemporal() },
  );
  guard(child);
  rememberServer(pidFile, child.pid, { address: `127.0.0.1:${String(ports.frontend)}`, namespace });
  return child;
}

/** The server is not to find the address or the profile of another one. */
function environmentWithoutTemporal(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}
