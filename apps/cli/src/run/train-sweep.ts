import type { RowStore, SickDevice, SweepProgress, SweepRecord } from '@liesweep/sweep';
import type { TemporalTarget } from '@liesweep/sweep-client/target';
import type { Logger } from '@liesweep/logging';
import type { Connection } from '@temporalio/client';
import { InfrastructureError } from '@liesweep/sweep/explained-error';
import { parseChildMessage } from '../processes/child-messages.js';
import { startServers, type EmbeddedServers } from '../processes/embedded-servers.js';
import type { WorkerSettings } from '../processes/worker-environment.js';
import { CellWatcher } from '../progress/cells-seen.js';
import { followProgress } from '../progress/follow-progress.js';
import type { ProgressDisplay } from '../progress/progress-display.js';
import { ProgressTracker } from '../progress/progress-tracker.js';
import type { RunFolder } from '../run-folder/run-folder.js';
import { joinWarmServers } from '../ui/join-warm.js';
import type { WarmDeployment } from '../ui/warm-deployment.js';

/** What is to be trained, and with what. */
export interface Training {
  readonly record: SweepRecord;
  readonly folder: RunFolder;
  readonly worker: WorkerSettings;
  /** Servers that `liesweep ui` keeps ready; undefined to start others. */
  readonly warm: WarmDeployment | undefined;
  /** A Temporal server that runs already; undefined to start one. */
  readonly configured: TemporalTarget | undefined;
  /** Of a server that is started. */
  readonly namespace: string;
  readonly rows: RowStore;
  /** Makes the specification known before the workflow asks for it; runs while the servers start. */
  readonly publish: () => Promise<void>;
  readonly display: ProgressDisplay;
  /** Shows the user a sentence about something that takes long before the training starts. */
  readonly onDownload: (sentence: string) => void;
  readonly log: Logger;
  /** Aborted with the error that is to be thrown when the user or a failure ends the training. */
  readonly stop: AbortController;
  /** Somebody has started the sweep on the page, whose servers train it: it goes on without this command. */
  readonly onShared: () => void;
  /** Told how to end everything at once. */
  readonly onServers: (servers: EmbeddedServers) => void;
}

/** A server of this command is up in less than a second; a loaded machine may need longer. */
const OWN_SERVER_MS = 60_000;

/** A server that is said to run already answers at once, or after a short fault of the network. */
const CONFIGURED_SERVER_MS = 10_000;

/**
 * Trains what a sweep does not have yet: starts the servers, or uses those that are kept ready, runs the sweep's workflow, shows
 * progress, and leaves no process behind.
 *
 * @throws InfrastructureError when a server fails for good; InterruptedError when the user stops it; WarmServersGoneError when
 *   servers that were kept ready have gone
 */
export async function trainSweep(training: Training): Promise<void> {
  const { record, folder, worker, warm, configured, rows, publish, display, log, stop, onServers, onShared } = training;
  const { sweepId } = record;
  const tracker = new ProgressTracker(Date.now());
  const ended = new AbortController();
  const onMessage = (message: unknown): void => {
    const parsed = parseChildMessage(message);
    if (parsed?.type === 'progress') {
      tracker.report(parsed.shardIndex, parsed.progress, Date.now());
    } else if (parsed?.type === 'waiting') {
      tracker.wait(parsed.reason);
    } else if (parsed?.type === 'sick') {
      stop.abort(sickDevice(parsed));
    }
  };
  const servers =
    warm === undefined
      ? await startOwnServers(training, onMessage)
      : await joinWarmServers(warm, {
          ...{ sweepId, log: folder.log, onMessage, signal: stop.signal },
          onGone: (error) => {
            ended.abort(error);
          },
        });
  onServers(servers);
  const signal = AbortSignal.any([stop.signal, ended.signal]);
  const cells = new CellWatcher(rows, record);
  const look = async (): Promise<SweepProgress> => {
    const progress = await rows.progress(record.sweepId);
    tracker.recordCells(await cells.look(progress));
    return progress;
  };
  const progress = followProgress(look, tracker, display, log);
  let connection: Connection | undefined;
  let halt = (): Promise<void> => Promise.resolve();
  try {
    // Imported while the servers start: the client of Temporal takes a while to load.
    const [{ connectTemporal, createSweepClient, haltSweep, runSweep, sweepInput }] = await Promise.all([
      import('@liesweep/sweep-client'),
      publish(),
    ]);
    const patienceMs = configured === undefined ? OWN_SERVER_MS : CONFIGURED_SERVER_MS;
    connection = await connectTemporal(() => servers.target(), patienceMs, signal);
    // One that was submitted before shares trainers as it was submitted.
    const share = (await rows.sweep(record.sweepId)) ?? record;
    if (warm !== undefined) {
      const opened = connection;
      const isOfPage = share.owner !== undefined;
      const client = createSweepClient(opened, servers.target());
      if (isOfPage && (await client.isOpen(sweepId))) onShared();
      else halt = () => haltSweep(opened, servers.target(), sweepId);
    }
    const workflow = runSweep(connection, servers.target(), sweepInput(record, worker), share, signal);
    const summary = await Promise.race([workflow, progress.allRecorded]);
    log.info({ sweepId: record.sweepId, details: { ...summary } }, 'sweep ended');
  } finally {
    await progress.end();
    ended.abort();
    // Servers of its own are ended next, and the sweep with them.
    if (stop.signal.aborted) await halt().catch(() => undefined);
    await connection?.close().catch(() => undefined);
    await servers.stop();
  }
}

function startOwnServers(
  { configured, namespace, folder, worker, onDownload, log, stop }: Training,
  onMessage: (message: unknown) => void,
): Promise<EmbeddedServers> {
  return startServers({
    ...{ configured, namespace, worker, onMessage, onDownload, signal: stop.signal },
    temporalFolder: folder.work,
    temporalPid: folder.temporalPid,
    onLine: (processName, line, output) => {
      log[output === 'stderr' ? 'warn' : 'debug']({ details: { process: processName, line } }, 'output of a process');
    },
    onRestart: (processName, reason) => {
      log.warn({ reason, details: { process: processName } }, 'process ended and is started again');
    },
    onGivenUp: (error: InfrastructureError) => {
      stop.abort(error);
    },
  });
}

function sickDevice({ device, reason }: SickDevice): InfrastructureError {
  return new InfrastructureError({
    happened: `${device} takes no more shards: ${reason}`,
    safe: 'Trials that are recorded are safe; the same command continues.',
    remedy:
      'The log in the folder of the run has the failures; where the device is sound, the sweep file asks too much of it.',
  });
}
