import { InfrastructureError } from '@liesweep/sweep/explained-error';
import type { TemporalTarget } from '@liesweep/sweep-client/target';
import { parseChildMessage } from './child-messages.js';
import { appMain } from './installed-files.js';
import type { OutputName } from './output-tail.js';
import { PortTakenError } from './port-taken-error.js';
import { RestartLimit } from './restart-limit.js';
import { SupervisedProcess } from './supervised-process.js';
import { workerEnvironment, type WorkerSettings } from './worker-environment.js';
import { startWorker } from './worker-process.js';

/** How a page is served. */
export interface PageServerOptions {
  readonly host: string;
  readonly port: number;
  /** Undefined lets everybody in who reaches the port. */
  readonly token: string | undefined;
  readonly isReadOnly: boolean;
  readonly worker: WorkerSettings;
  /** The Temporal server of this command; undefined where the environment names one. */
  readonly target: () => TemporalTarget | undefined;
  readonly onLine: (line: string, output: OutputName) => void;
  /** It answers now. */
  readonly onServing: () => void;
  readonly onRestart: (reason: string) => void;
  readonly onGivenUp: (error: InfrastructureError) => void;
}

const MOST_RESTARTS = 5;
const RESTART_WINDOW_MS = 60_000;

/** What the server says where another listens already. */
const LISTENS = 'another process listens there';

/** Streams are told to end, and requests have this long. */
const GRACE_MS = 2_000;

/** The process that serves the page and its interface. */
export interface PageServer {
  /** Starts it again, with what `target` says now. */
  startAnew(): void;
  stop(): Promise<void>;
  kill(): void;
}

/**
 * Starts the server of the page, and keeps it alive.
 *
 * @throws InfrastructureError when it is not built
 */
export function startPageServer(options: PageServerOptions): PageServer {
  const { host, port, token, isReadOnly, worker, target, onLine, onServing, onRestart, onGivenUp } = options;
  const main = appMain('api');
  const environment = (): NodeJS.ProcessEnv => ({
    ...workerEnvironment(target(), worker),
    LIESWEEP_API_HOST: host,
    LIESWEEP_API_PORT: String(port),
    LIESWEEP_LOG_FILES: worker.logFile,
    ...(worker.metricsPorts === undefined
      ? {}
      : {
          LIESWEEP_WORKER_METRICS: Object.values(worker.metricsPorts)
            .map((metricsPort) => `http://127.0.0.1:${String(metricsPort)}`)
            .join(),
        }),
    LIESWEEP_API_READ_ONLY: isReadOnly ? 'yes' : 'no',
    ...(token === undefined ? { LIESWEEP_API_AUTH: 'none' } : { LIESWEEP_API_SECRET: token }),
  });
  const limit = new RestartLimit(MOST_RESTARTS, RESTART_WINDOW_MS);
  let hasServed = false;
  let lastLine = '';
  const server = new SupervisedProcess({
    name: 'page',
    start: () => startWorker(main, environment()),
    // One that has never served was told something that it refuses: again it would do so.
    limit: { ...{ most: limit.most, windowMs: limit.windowMs }, allows: (nowMs) => hasServed && limit.allows(nowMs) },
    onLine: (line, output) => {
      lastLine = line;
      onLine(line, output);
    },
    onMessage: (message) => {
      if (parseChildMessage(message)?.type === 'ready' && !hasServed) {
        hasServed = true;
        onServing();
      }
    },
    onRestart,
    onGivenUp: (error) => {
      onGivenUp(hasServed ? error : refused(lastLine));
    },
  });
  return {
    startAnew: () => {
      server.startAnew();
    },
    stop: () => server.stop('SIGTERM', GRACE_MS),
    kill: () => {
      server.kill();
    },
  };
}

function refused(reason: string): InfrastructureError {
  const explanation = {
    happened: `The page cannot be served${reason === '' ? '.' : `: ${reason}`}`,
    safe: 'Nothing was changed.',
  };
  return reason.includes(LISTENS) ? new PortTakenError(explanation) : new InfrastructureError(explanation);
}
