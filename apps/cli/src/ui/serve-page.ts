import { randomBytes } from 'node:crypto';
import { createLogger } from '@liesweep/logging';
import { configuredTarget } from '@liesweep/sweep-client/target';
import type { Config } from '../config.js';
import { EXIT_CODES } from '../exit-codes.js';
import { freePorts } from '../processes/free-ports.js';
import { startPageServer, type PageServer } from '../processes/page-server.js';
import { PortTakenError } from '../processes/port-taken-error.js';
import type { WorkerSettings } from '../processes/worker-environment.js';
import { createWritableFolders } from '../run-folder/create-writable-folders.js';
import { storeFolders } from '../run-folder/store-folders.js';
import { executionPlace } from '@liesweep/sweep-client/records';
import { onInterrupt } from '../run/on-interrupt.js';
import type { Terminal } from '../terminal/terminal.js';
import { choosePort } from './choose-port.js';
import { findShown } from './find-shown.js';
import { openPage, pageFile } from './open-page.js';
import { pageAddress } from './page-address.js';
import { uiFolder } from './ui-folder.js';
import type { UiOptions } from './ui-options.js';
import { startWarmServers, type WarmServers } from './warm-servers.js';

const TOKEN_BYTES = 32;

/** Two that start at once may choose the same port; so often is another tried. */
const MOST_TRIES = 5;

/**
 * Serves the page until the user stops it: over a folder of runs with servers and slots of its own, over a deployment where the
 * environment names one, or to be looked at alone.
 *
 * @throws BadInputError when there is nothing to show, or the runs are served already; InfrastructureError when a server fails
 */
export async function servePage(options: UiOptions, config: Config, terminal: Terminal): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await serveAt(await choosePort(options.host, options.port), options, config, terminal);
      return;
    } catch (error) {
      if (!(error instanceof PortTakenError) || options.port !== undefined || tries === MOST_TRIES) throw error;
    }
  }
}

async function serveAt(port: number, options: UiOptions, config: Config, terminal: Terminal): Promise<void> {
  const { host, isReadOnly } = options;
  const { stores, sweepId } = await findShown(options.run, config);
  const trains = configuredTarget() === undefined && !isReadOnly;
  const folder = uiFolder(stores);
  createWritableFolders([folder.work, ...storeFolders(stores)]);
  const place = executionPlace({ execution: { device: 'auto' } }, config, options.slots);
  const [orchestrator = 0, trainer = 0] = trains ? await freePorts(2) : [];
  const worker: WorkerSettings = {
    ...{ stores, ...place, logFile: folder.log, logLevel: config.logLevel },
    ...(trains ? { metricsPorts: { orchestrator, trainer } } : {}),
  };
  const log = createLogger({ name: 'cli', file: folder.log, level: config.logLevel });
  const token = options.needsToken ? randomBytes(TOKEN_BYTES).toString('base64url') : undefined;
  const address = pageAddress({ host, port, token }, sweepId);
  const say = (sentence: string): void => {
    terminal.stderr.write(`${sentence}\n`);
  };

  let page: PageServer | undefined;
  let warm: WarmServers | undefined;
  let failure: Error | undefined;
  const stop = new AbortController();
  const fail = (error: unknown): void => {
    failure ??= error instanceof Error ? error : new Error(String(error));
    stop.abort();
  };
  const isStopped = (): boolean => stop.signal.aborted;
  const stopped = new Promise<void>((resolve) => {
    stop.signal.addEventListener('abort', () => {
      resolve();
    });
  });
  const endInterrupts = onInterrupt(
    () => {
      say('Stopping: trainers write their checkpoints. Ctrl-C again stops at once.');
      stop.abort();
    },
    () => {
      page?.kill();
      warm?.kill();
      say('Stopped at once. Recorded trials are safe.');
      process.exit(EXIT_CODES.interrupted);
    },
  );
  let onServing = (): void => undefined;
  const served = new Promise<void>((resolve) => {
    onServing = resolve;
  });
  try {
    if (trains) {
      const { signal } = stop;
      const onMoved = (): void => page?.startAnew();
      warm = await startWarmServers({ folder, worker, page: address, served, signal, say, onMoved, onFailed: fail });
    }
    page = startPageServer({
      ...{ host, port, token, isReadOnly, worker, onServing, onGivenUp: fail },
      target: () => warm?.target(),
      onLine: (line, output) => {
        log[output === 'stderr' ? 'warn' : 'debug']({ details: { process: 'page', line } }, 'output of a process');
      },
      onRestart: (reason) => {
        log.warn({ reason, details: { process: 'page' } }, 'process ended and is started again');
      },
    });
    await Promise.race([served, stopped]);
    if (!isStopped()) {
      announce(address, { ...options, runs: folder.runs }, terminal);
      if (options.opens) openPage(address, pageFile(folder.work));
    }
    await stopped;
  } finally {
    await Promise.all([page?.stop(), warm?.stop()]);
    endInterrupts();
  }
  throwAny(failure);
}

function throwAny(error: Error | undefined): void {
  if (error !== undefined) throw error;
}

function announce(
  address: string,
  { json, runs }: Pick<UiOptions, 'json'> & { readonly runs: string },
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
): void {
  if (json) {
    stdout.write(`${JSON.stringify({ address, runs, processId: process.pid })}\n`);
    return;
  }
  stdout.write(`${address}\n`);
  stderr.write(
    'Open this address in a browser of this machine. Ctrl-C ends it, and what it trains; all of it can be gone on with.\n',
  );
}
