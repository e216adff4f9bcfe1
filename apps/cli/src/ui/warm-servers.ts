import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createLogger } from '@liesweep/logging';
import { openRowStore, openTensorStore } from '@liesweep/storage';
import { BadInputError } from '@liesweep/sweep/explained-error';
import type { TemporalTarget } from '@liesweep/sweep-client/target';
import { startServers, type EmbeddedServers } from '../processes/embedded-servers.js';
import type { WorkerSettings } from '../processes/worker-environment.js';
import { describeHolder } from '../run-folder/lock-holder.js';
import { tryLock, type RunLock } from '../run-folder/run-lock.js';
import { storeFolders } from '../run-folder/store-folders.js';
import { watchDisk } from '../run/watch-disk.js';
import { leaveSweeps } from './leave-sweeps.js';
import { startNewsServer } from './news-server.js';
import { pageFile } from './open-page.js';
import { parseNews } from './parse-news.js';
import { restHeldSweeps } from './rest-held-sweeps.js';
import type { UiFolder } from './ui-folder.js';
import { forgetDeployment, rememberDeployment, warmDeployment } from './warm-deployment.js';

const SECRET_BYTES = 32;

/** What servers that are kept ready need to know. */
export interface WarmServerOptions {
  readonly folder: UiFolder;
  readonly worker: WorkerSettings;
  /** Where the page will be. */
  readonly page: string;
  /** The page answers: before that nothing is started that would delay it. */
  readonly served: Promise<void>;
  readonly signal: AbortSignal;
  readonly say: (sentence: string) => void;
  /** They are somewhere else now. */
  readonly onMoved: () => void;
  /** They cannot go on. */
  readonly onFailed: (error: unknown) => void;
}

/** Servers and slots that are kept ready for the page, and for commands in the same folder. */
export interface WarmServers {
  target(): TemporalTarget;
  /** Ends them, the trainer with its checkpoints first. */
  stop(): Promise<void>;
  /** Ends them at once. */
  kill(): void;
}

/**
 * Starts the servers of a folder of runs and writes down where they are. What was under way when such servers ended last goes on.
 *
 * @throws BadInputError when another process has them; InfrastructureError when something is not installed
 */
export async function startWarmServers(options: WarmServerOptions): Promise<WarmServers> {
  const { folder, worker, page, served, signal, say, onMoved, onFailed } = options;
  const { stores, deviceClass, slots } = worker;
  const lock = await takeLock(folder, say);
  const onLost = (): void => {
    onFailed(new BadInputError({ happened: `Another process serves the runs in ${folder.runs} now.` }));
  };
  lock.lost.addEventListener('abort', onLost);
  const undo: (() => void | Promise<void>)[] = [
    () => {
      lock.lost.removeEventListener('abort', onLost);
      lock.release();
    },
  ];
  const undoAll = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const log = createLogger({ name: 'cli', file: folder.log, level: worker.logLevel });
    const [rows] = await Promise.all([openRowStore(stores.rows), openTensorStore(stores.tensors)]);
    undo.push(() => rows.close());
    const secret = randomBytes(SECRET_BYTES).toString('hex');
    const news = await startNewsServer(secret);
    undo.push(() => {
      news.close();
    });
    const servers: EmbeddedServers = await startServers({
      ...{ configured: undefined, namespace: `ui-${await rows.identity()}`, worker, signal, onDownload: say },
      ...{ temporalFolder: folder.work, temporalPid: folder.temporalPid, onGivenUp: onFailed },
      workersAfter: served.then(() => restHeldSweeps(() => servers.target(), folder.runs, rows, signal)),
      onLine: (processName, line, output) => {
        log[output === 'stderr' ? 'warn' : 'debug']({ details: { process: processName, line } }, 'output of a process');
      },
      onMessage: (message) => {
        const told = parseNews(message);
        if (told === undefined) return;
        // Its trainer takes no more shards: commands that come are better off with servers of their own.
        if (told.type === 'sick') forgetDeployment(folder.deployment);
        news.tell(told);
      },
      onRestart: (processName, reason) => {
        log.warn({ reason, details: { process: processName } }, 'process ended and is started again');
      },
      onMoved: () => {
        remember();
        onMoved();
      },
    });
    const remember = (): void => {
      const { address, namespace } = servers.target();
      rememberDeployment(folder.deployment, {
        ...{ temporal: { address, namespace }, stores, deviceClass, slots, page, log: folder.log },
        news: { port: news.port, secret },
      });
    };
    remember();
    undo.push(() => {
      forgetDeployment(folder.deployment);
      rmSync(pageFile(folder.work), { force: true });
    });
    undo.push(watchDisk([folder.runs, ...storeFolders(stores)], onFailed));
    return {
      target: () => servers.target(),
      stop: async () => {
        await servers.stop();
        await leaveSweeps(rows).catch(() => undefined);
        await undoAll();
      },
      kill: () => {
        servers.kill();
        forgetDeployment(folder.deployment);
        lock.release();
      },
    };
  } catch (error) {
    await undoAll();
    throw error;
  }
}

async function takeLock(folder: UiFolder, say: (sentence: string) => void): Promise<RunLock> {
  const lock = await tryLock(folder.lock, { onWait: say });
  if (!('pid' in lock)) return lock;
  const page = warmDeployment(folder.deployment)?.page;
  throw new BadInputError({
    happened: `The runs in ${folder.runs} are served already by ${describeHolder(lock)}${page === undefined ? '.' : `:\n  ${page}`}`,
    remedy: 'Open that address, or stop that process first.',
  });
}
