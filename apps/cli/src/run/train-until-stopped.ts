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
  let servers: EmbeddedServers | undefined;
  const display = displayFor(options, { stderr, errorColours });
  const endInterrupts = onInterrupt(
    () => {
      display.end();
      stderr.write('Stopping: trainers write their checkpoints. Ctrl-C again stops at once.\n');
      stop.abort(new InterruptedError({ happened: 'Stopped.' }));
    },
    () => {
      servers?.kill();
      lock.release();
      stderr.write(`Stopped at once. Recorded trials are safe. Continue with:\n  ${continueCommand(options)}\n`);
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
    await trainSweep({
      record,
      folder,
      worker: {
        stores,
        logFile: folder.log,
        logLevel: config.logLevel,
        ...executionPlace(spec, config, options.slots),
      },
      configured,
      namespace: `run-${runId}`,
      rows,
      publish: () => publishSpec(tensors, record),
      display,
      onDownload: (sentence) => stderr.write(`${sentence}\n`),
      log: createLogger({ name: 'cli', file: folder.log, level: config.logLevel }),
      stop,
      onServers: (started) => {
        servers = started;
      },
    });
  } catch (error) {
    throw error instanceof InterruptedError ? await describeInterruption(run) : error;
  } finally {
    lock.lost.removeEventListener('abort', onLost);
    // Its servers are gone; where others may serve it, they say so.
    await rows.leaveSweep(sweepId).catch(() => undefined);
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

async function describeInterruption({ rows, record, options }: PreparedRun): Promise<InterruptedError> {
  const { recorded, trialCount } = await rows.progress(record.sweepId);
  return new InterruptedError({
    happened: `Stopped: ${String(recorded)} of ${countOf(trialCount, 'trial')} recorded.`,
    remedy: `Continue with:\n  ${continueCommand(options)}`,
  });
}
