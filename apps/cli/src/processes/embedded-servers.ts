import { renameSync, rmSync } from 'node:fs';
import type { InfrastructureError } from '../errors/cli-error.js';
import { embeddedTarget, type TemporalTarget } from '../temporal/temporal-target.js';
import { freePorts } from './free-ports.js';
import { appMain, workflowBundle } from './installed-files.js';
import type { OutputName } from './output-tail.js';
import { endOrphan } from './orphan.js';
import { RestartLimit } from './restart-limit.js';
import { SupervisedProcess } from './supervised-process.js';
import { temporalDatabase } from './temporal-database.js';
import { temporalProgram } from './temporal-program.js';
import { startTemporalServer } from './temporal-server.js';
import { startWorker } from './worker-process.js';
import { workerEnvironment, type WorkerSettings } from './worker-environment.js';

/** What the processes of a run need to know. */
export interface ServerOptions {
  /** A server that runs already; undefined to start one. */
  readonly configured: TemporalTarget | undefined;
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
}

/** The processes of a run. */
export interface EmbeddedServers {
  readonly target: TemporalTarget;
  /** The trainer first, so that it writes its checkpoints while the others still listen; 10 s at most. */
  stop(): Promise<void>;
  /** Ends all of them at once. */
  kill(): void;
}

/** A process that dies more often than this is given up. */
const MOST_RESTARTS = 5;
const RESTART_WINDOW_MS = 60_000;

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
  const [frontend = 0, http = 0, metrics = 0] = await freePorts(3);
  const target = options.configured ?? embeddedTarget(frontend);
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
            return startTemporalServer({
              executable,
              ports: { frontend, http, metrics },
              databaseFile,
              pidFile: options.temporalPid,
            });
          },
          (line) => {
            isDamaged ||= DAMAGED_DATABASE.test(line);
          },
        );
  const environment = workerEnvironment(options.configured === undefined ? target : undefined, options.worker);
  const orchestrator = supervise('orchestrator', () => startWorker(mains.orchestrator, environment));
  const trainer = supervise('trainer', () => startWorker(mains.trainer, environment));

  return {
    target,
    stop: async () => {
      await trainer.stop('SIGTERM', TRAINER_GRACE_MS);
      await orchestrator.stop('SIGTERM', ORCHESTRATOR_GRACE_MS);
      // Killed, not asked: its SQLite file stands that, and asking takes it more than a second.
      await temporal?.stop('SIGKILL', 0);
      rmSync(options.temporalPid, { force: true });
    },
    kill: () => {
      for (const server of [trainer, orchestrator, temporal]) {
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
