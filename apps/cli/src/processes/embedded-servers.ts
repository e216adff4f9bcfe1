import { renameSync, rmSync } from 'node:fs';
import type { InfrastructureError } from '@liesweep/sweep/explained-error';
import { embeddedTarget, type TemporalTarget } from '@liesweep/sweep-client/target';
import { freePorts } from './free-ports.js';
import { appMain, workflowBundle } from './installed-files.js';
import type { OutputName } from './output-tail.js';
import { endOrphan } from './orphan.js';
import { RestartLimit } from './restart-limit.js';
import { SupervisedProcess } from './supervised-process.js';
import { temporalDatabase } from './temporal-database.js';
import { temporalProgram } from './temporal-program.js';
import { startTemporalServer, type TemporalPorts } from './temporal-server.js';
import { startWorker } from './worker-process.js';
import { workerEnvironment, type WorkerSettings } from './worker-environment.js';

/** What the processes of a run need to know. */
export interface ServerOptions {
  /** A server that runs already; undefined to start one. */
  readonly configured: TemporalTarget | undefined;
  /** Of an own server; no other server has it. */
  readonly namespace: string;
  /** Where an own Temporal server keeps its state. */
  readonly temporalFolder: string;
  readonly temporalPid: string;
  readonly worker: WorkerSettings;
  readonly onLine: (processName: string, line: string, output: OutputName) => void;
  readonly onMessage: (message: unknown) => void;
  readonly onRestart: (processName: string, reason: string) => void;
  /** A process died too often. */
  readonly onGivenUp: (error: InfrastructureError) => void;
  /** Temporal's program is downloaded first: a sentence that says so. */
  readonly onDownload: (sentence: string) => void;
  /** Ends that download. */
  readonly signal: AbortSignal;
  /** Orchestrator and trainer are started when it resolves; at once where it is absent. */
  readonly workersAfter?: Promise<void>;
  /** The own server has found its port taken and goes to another. */
  readonly onMoved?: () => void;
  /** Finds ports that are free at the moment. */
  readonly findPorts?: (count: number) => Promise<number[]>;
}

/** The processes of a run. */
export interface EmbeddedServers {
  /** Where Temporal is; another place once an own server has found its port taken, which it does before it answers. */
  target(): TemporalTarget;
  /** The trainer first, so that it writes its checkpoints while the others still listen; 10 s at most. */
  stop(): Promise<void>;
  /** Ends all of them at once. */
  kill(): void;
}

/** A process that dies more often than this is given up. */
const MOST_RESTARTS = 5;
const RESTART_WINDOW_MS = 60_000;

/** What Temporal says when a port is taken that was free a moment ago, and when it has all of them. */
const PORT_TAKEN = /address already in use/i;
const LISTENS = /\bServer:\s/;

const TRAINER_GRACE_MS = 8_000;
const ORCHESTRATOR_GRACE_MS = 1_500;

/** What Temporal says when its SQLite file is damaged. */
const DAMAGED_DATABASE = /file is not a database|malformed|unsupported file format/i;

/**
 * Starts Temporal's dev server, unless another is configured, an orchestrator and a trainer, all at the same time.
 *
 * @throws InfrastructureError when one of them is not installed; the signal's reason when it is aborted
 */
export async function startServers(options: ServerOptions): Promise<EmbeddedServers> {
  const mains = { orchestrator: appMain('orchestrator'), trainer: appMain('trainer') };
  const executable = options.configured === undefined ? await temporalProgram(options) : undefined;
  endOrphan(options.temporalPid);
  const databaseFile = temporalDatabase(options.temporalFolder, workflowBundle());
  // Nobody can hold a port for another program: one that is taken meanwhile is given up for the next.
  const ports = await (options.findPorts ?? freePorts)(3 * (1 + MOST_RESTARTS));
  const take = (): TemporalPorts => {
    const [frontend = 0, http = 0, metrics = 0] = ports.splice(0, 3);
    return { frontend, http, metrics };
  };
  let taken = take();
  const target = (): TemporalTarget => options.configured ?? embeddedTarget(taken.frontend, options.namespace);
  const supervise = (
    name: string,
    start: ConstructorParameters<typeof SupervisedProcess>[0]['start'],
    onLine?: (line: string) => void,
  ): SupervisedProcess =>
    new SupervisedProcess({
      name,
      start,
      limit: new RestartLimit(MOST_RESTARTS, RESTART_WINDOW_MS),
      onLine: (line, output) => {
        onLine?.(line);
        options.onLine(name, line, output);
      },
      onMessage: options.onMessage,
      onRestart: (reason) => {
        options.onRestart(name, reason);
      },
      onGivenUp: options.onGivenUp,
    });

  let isDamaged = false;
  let isTaken = false;
  let listens = false;
  const temporal =
    executable === undefined
      ? undefined
      : supervise(
          'Temporal',
          () => {
            if (isDamaged) {
              setAside(databaseFile);
              isDamaged = false;
            }
            if (isTaken) {
              isTaken = false;
              taken = take();
              for (const worker of workers) worker.startAnew(); // with the new address
              options.onMoved?.();
            }
            return startTemporalServer({
              executable,
              namespace: options.namespace,
              ports: taken,
              databaseFile,
              pidFile: options.temporalPid,
            });
          },
          (line) => {
            isDamaged ||= DAMAGED_DATABASE.test(line);
            listens ||= LISTENS.test(line);
            isTaken ||= !listens && PORT_TAKEN.test(line);
          },
        );
  const environment = (name: 'orchestrator' | 'trainer'): NodeJS.ProcessEnv => {
    const port = options.worker.metricsPorts?.[name];
    return {
      ...workerEnvironment(options.configured === undefined ? target() : undefined, options.worker),
      ...(port === undefined ? {} : { LIESWEEP_METRICS_ADDRESS: `127.0.0.1:${String(port)}` }),
    };
  };
  const workers: SupervisedProcess[] = [];
  let isStopped = false;
  const startWorkers = (): void => {
    if (isStopped) return;
    workers.push(
      supervise('trainer', () => startWorker(mains.trainer, environment('trainer'))),
      supervise('orchestrator', () => startWorker(mains.orchestrator, environment('orchestrator'))),
    );
  };
  if (options.workersAfter === undefined) startWorkers();
  else void options.workersAfter.then(startWorkers);

  return {
    target,
    stop: async () => {
      isStopped = true;
      const [trainer, orchestrator] = workers;
      await trainer?.stop('SIGTERM', TRAINER_GRACE_MS);
      await orchestrator?.stop('SIGTERM', ORCHESTRATOR_GRACE_MS);
      // Killed, not asked: its SQLite file stands that, and asking takes it more than a second.
      await temporal?.stop('SIGKILL', 0);
      rmSync(options.temporalPid, { force: true });
    },
    kill: () => {
      isStopped = true;
      for (const server of [...workers, temporal]) {
        server?.kill();
      }
    },
  };
}

/** Temporal's state is only about work in flight: a damaged file is put aside, and the sweep is planned anew from the rows. */
function setAside(databaseFile: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) {
    try {
      renameSync(`${databaseFile}${suffix}`, `${databaseFile}${suffix}.damaged`);
    } catch {
      // There is no such file.
    }
  }
}
