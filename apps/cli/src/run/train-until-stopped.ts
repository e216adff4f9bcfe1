import { createLogger } from '@liesweep/logging';
import { countOf } from '@liesweep/sweep';
import { publishSpec } from '@liesweep/sweep-client/records';
import { InfrastructureError } from '@liesweep/sweep/explained-error';
import { InterruptedError } from '../errors/interrupted-error.js';
import { EXIT_CODES } from '../exit-codes.js';
import type { EmbeddedServers } from '../processes/embedded-servers.js';
import { jsonDisplay } from '../progress/json-display.js';
import { progressDisplay, SILENT_DISPLAY, type ProgressDisplay } from '../progress/progress-display.js';
import { storeFolders } from '../run-folder/store-folders.js';
import type { Terminal } from '../terminal/terminal.js';
import { chooseWarm } from '../ui/choose-warm.js';
import { WarmServersGoneError } from '../ui/join-warm.js';
import type { WarmDeployment } from '../ui/warm-deployment.js';
import { continueCommand } from './continue-command.js';
import { executionPlace } from '@liesweep/sweep-client/records';
import { onInterrupt } from './on-interrupt.js';
import type { PreparedRun } from './prepared-run.js';
import { trainSweep } from './train-sweep.js';
import { checkDisk, watchDisk } from './watch-disk.js';

/**
 * Trains until the sweep ends, the user stops it, the disk is full, or a server fails for good. The user's second wish
 * to stop ends the process at once.
 *
 * @throws InterruptedError, InfrastructureError
 */
export async function trainUntilStopped(
  run: PreparedRun,
  { stderr, errorColours }: Pick<Terminal, 'stderr' | 'errorColours'>,
): Promise<void> {
  const { options, config, record, folder, runId, stores, configured, rows, tensors, lock } = run;
  const { sweepId, spec } = record;
  const stop = new AbortController();
  const say = (sentence: string): void => {
    stderr.write(`${sentence}\n`);
  };
  let servers: EmbeddedServers | undefined;
  // Whether others serve the sweep too; told while it is trained.
  const serving = { isShared: false };
  let display = displayFor(options, { stderr, errorColours });
  const endInterrupts = onInterrupt(
    () => {
      display.end();
      say('Stopping: trainers write their checkpoints. Ctrl-C again stops at once.');
      stop.abort(new InterruptedError({ happened: 'Stopped.' }));
    },
    () => {
      servers?.kill();
      lock.release();
      say(`Stopped at once. Recorded trials are safe. Continue with:\n  ${continueCommand(options)}`);
      process.exit(EXIT_CODES.interrupted);
    },
  );
  const folders = [folder.path, ...storeFolders(stores)];
  const endDiskWatch = watchDisk(folders, (error) => {
    stop.abort(error);
  });
  const onLost = (): void => {
    stop.abort(lockLost());
  };
  lock.lost.addEventListener('abort', onLost);
  try {
    checkDisk(folders);
    const place = executionPlace(spec, config, options.slots);
    const log = createLogger({ name: 'cli', file: folder.log, level: config.logLevel });
    const train = (warm: WarmDeployment | undefined): Promise<void> =>
      trainSweep({
        ...{ record, folder, configured, warm, rows, display, log, stop },
        worker: {
          stores,
          logFile: folder.log,
          logLevel: config.logLevel,
          ...place,
          ...(warm && { slots: warm.slots }),
        },
        namespace: `run-${runId}`,
        publish: () => publishSpec(tensors, record),
        onDownload: say,
        onShared: () => {
          serving.isShared = true;
        },
        onServers: (started) => {
          servers = started;
        },
      });
    const wanted = { stores, deviceClass: place.deviceClass, slots: options.slots ?? config.slots };
    const warm = configured === undefined ? chooseWarm(wanted) : undefined;
    try {
      await train(warm);
    } catch (error) {
      if (!(error instanceof WarmServersGoneError)) throw error;
      say('The servers of `liesweep ui` have gone: the run goes on with its own.');
      serving.isShared = false;
      display = displayFor(options, { stderr, errorColours });
      await train(undefined);
    }
  } catch (error) {
    throw error instanceof InterruptedError ? await describeInterruption(run, serving.isShared) : error;
  } finally {
    lock.lost.removeEventListener('abort', onLost);
    // Its servers are gone; where others may serve it, they say so.
    if (!serving.isShared) await rows.leaveSweep(sweepId).catch(() => undefined);
    endDiskWatch();
    endInterrupts();
  }
}

function displayFor(
  { json, verbose, progressJson }: PreparedRun['options'],
  { stderr, errorColours }: Pick<Terminal, 'stderr' | 'errorColours'>,
): ProgressDisplay {
  if (progressJson) return jsonDisplay(stderr);
  return json || verbose ? SILENT_DISPLAY : progressDisplay(stderr, errorColours);
}

function lockLost(): InfrastructureError {
  return new InfrastructureError({
    happened: 'Another process has taken over this run: this one gave no sign of life for a minute.',
    safe: 'Trials that are recorded are safe; the other process goes on from them.',
  });
}

async function describeInterruption(
  { rows, record, options }: PreparedRun,
  isShared: boolean,
): Promise<InterruptedError> {
  const { recorded, trialCount } = await rows.progress(record.sweepId);
  return new InterruptedError({
    happened: `Stopped: ${String(recorded)} of ${countOf(trialCount, 'trial')} recorded.`,
    ...(isShared && { safe: 'The sweep was started on the page, and goes on there.' }),
    remedy: `Continue with:\n  ${continueCommand(options)}`,
  });
}
