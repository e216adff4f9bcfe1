import { resolve } from 'node:path';
import { createLogger } from '@liesweep/logging';
import { openRowStore, openTensorStore } from '@liesweep/storage';
import type { RowStore, SweepProgress, SweepRecord, TensorStore } from '@liesweep/sweep';
import { storeLocations, type Config } from '../config.js';
import { InfrastructureError, InterruptedError } from '../errors/cli-error.js';
import { EXIT_CODES, type ExitCode } from '../exit-codes.js';
import { readSweepFile } from '../input/read-sweep-file.js';
import { followLog } from '../log/follow-log.js';
import { writeAtomic } from '../output/write-atomic.js';
import { writeOutputs } from '../output/write-outputs.js';
import type { EmbeddedServers } from '../processes/embedded-servers.js';
import { progressDisplay, SILENT_DISPLAY } from '../progress/progress-display.js';
import { checkRunFolder } from '../run-folder/check-run-folder.js';
import { createWritableFolders } from '../run-folder/create-writable-folders.js';
import { runFolder, type RunFolder } from '../run-folder/run-folder.js';
import { lockRun } from '../run-folder/run-lock.js';
import { writeManifest, type RunManifest } from '../run-folder/run-manifest.js';
import { storeFolders } from '../run-folder/store-folders.js';
import { configuredTarget } from '../temporal/temporal-target.js';
import type { Terminal } from '../terminal/terminal.js';
import { onInterrupt } from './on-interrupt.js';
import { printResult } from './print-result.js';
import { trainSweep } from './train-sweep.js';
import { checkDisk, watchDisk } from './watch-disk.js';

/** What `liesweep run` is asked to do. */
export interface RunOptions {
  readonly file: string;
  readonly out: string | undefined;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly slots: number | undefined;
}

/**
 * From a sweep file to a phase diagram: trains what is not recorded yet and writes the outputs into the run's folder.
 *
 * @throws BadInputError before anything is written; InfrastructureError, InterruptedError, store errors
 */
export async function runSweep(options: RunOptions, config: Config, terminal: Terminal): Promise<ExitCode> {
  const sweep = readSweepFile(options.file);
  const folder = runFolder(resolve(options.out ?? `runs/${sweep.sweepId}`));
  const before = checkRunFolder(folder, sweep.specDigest);
  const stores = storeLocations(config, process.cwd(), before);
  const configured = configuredTarget();
  createWritableFolders([folder.work, ...storeFolders(stores)]);
  const lock = lockRun(folder.lock);
  const { sweepId, specDigest, trialCount, spec } = sweep;
  const record: SweepRecord = { sweepId, spec, specDigest, trialCount, createdAt: new Date().toISOString() };
  let rows: RowStore | undefined;
  const stopFollowing = options.verbose ? followLog(folder.log, terminal.stderr) : () => undefined;
  try {
    let manifest: RunManifest = { formatVersion: 1, sweepId, specDigest, ...stores, wallSeconds: before?.wallSeconds ?? 0 };
    await writeManifest(folder.manifest, manifest);
    await writeAtomic(folder.sweepFile, sweep.text);
    rows = await openRowStore(stores.rows);
    const tensors = await openTensorStore(stores.tensors);
    await rows.saveSweep(record);
    if (!isComplete(await rows.progress(sweepId))) {
      const startedAtMs = Date.now();
      try {
        await train(options, config, terminal, { record, folder, stores, configured, rows, tensors, release: lock.release });
      } finally {
        manifest = { ...manifest, wallSeconds: manifest.wallSeconds + (Date.now() - startedAtMs) / 1000 };
        await writeManifest(folder.manifest, manifest);
      }
    }
    const progress = await rows.progress(sweepId);
    if (!isComplete(progress)) {
      throw incomplete(progress, folder);
    }
    const outputs = await writeOutputs({ folder, record, rows, tensors, command: continueCommand(options), sweepFile: { name: options.file, text: sweep.text }, wallSeconds: manifest.wallSeconds });
    printResult({ outputs, progress, folder, sweepId, json: options.json }, terminal);
    return progress.failed > 0 ? EXIT_CODES.trialsFailed : EXIT_CODES.done;
  } finally {
    stopFollowing();
    await rows?.close();
    lock.release();
  }
}

interface Prepared {
  readonly record: SweepRecord;
  readonly folder: RunFolder;
  readonly stores: { readonly rows: string; readonly tensors: string };
  readonly configured: ReturnType<typeof configuredTarget>;
  readonly rows: RowStore;
  readonly tensors: TensorStore;
  readonly release: () => void;
}

/** Trains until the sweep ends, the user stops it, or a server fails for good. */
async function train(options: RunOptions, config: Config, terminal: Terminal, prepared: Prepared): Promise<void> {
  const { record, folder, stores, configured, rows, tensors, release } = prepared;
  const { sweepId, specDigest, spec } = record;
  const stop = new AbortController();
  let servers: EmbeddedServers | undefined;
  const display = options.json || options.verbose ? SILENT_DISPLAY : progressDisplay(terminal.stderr);
  const endInterrupts = onInterrupt(
    () => {
      display.end();
      terminal.stderr.write('Stopping: trainers write their checkpoints. Ctrl-C again stops at once.\n');
      stop.abort(new InterruptedError({ happened: 'Stopped.' }));
    },
    () => {
      servers?.kill();
      release();
      terminal.stderr.write(`Stopped at once. Recorded trials are safe. Continue with:\n  ${continueCommand(options)}\n`);
      process.exit(EXIT_CODES.interrupted);
    },
  );
  const folders = [folder.path, ...storeFolders(stores)];
  const endDiskWatch = watchDisk(folders, (error) => {
    stop.abort(error);
  });
  const specName = `specs/${specDigest.slice('sha256:'.length)}.json`;
  try {
    checkDisk(folders);
    await trainSweep({
      sweep: { sweepId, specDigest, specName },
      folder,
      worker: {
        stores,
        logFile: folder.log,
        logLevel: config.logLevel,
        deviceClass: spec.execution.device === 'auto' ? config.deviceClass : spec.execution.device,
        slots: options.slots,
      },
      configured,
      rows,
      publish: () => tensors.writeNamed(specName, new TextEncoder().encode(JSON.stringify(spec))),
      display,
      log: createLogger({ name: 'cli', file: folder.log, level: config.logLevel }),
      stop,
      onServers: (started) => {
        servers = started;
      },
    });
  } catch (error) {
    throw error instanceof InterruptedError ? await interrupted(rows, sweepId, options) : error;
  } finally {
    endDiskWatch();
    endInterrupts();
  }
}

function isComplete({ recorded, failed, trialCount }: SweepProgress): boolean {
  return recorded + failed >= trialCount;
}

async function interrupted(rows: RowStore, sweepId: string, options: RunOptions): Promise<InterruptedError> {
  const { recorded, trialCount } = await rows.progress(sweepId);
  return new InterruptedError({
    happened: `Stopped: ${String(recorded)} of ${String(trialCount)} trials are recorded.`,
    remedy: `Continue with:\n  ${continueCommand(options)}`,
  });
}

function incomplete({ recorded, failed, trialCount }: SweepProgress, folder: RunFolder): InfrastructureError {
  const missing = trialCount - recorded - failed;
  return new InfrastructureError({
    happened: `The sweep ended, but ${String(missing)} of ${String(trialCount)} trials could not be trained; the log says why: ${folder.log}`,
    safe: 'Trials that are recorded are safe; the same command tries the others again.',
  });
}

/** The command that continues this run, from the same folder. */
function continueCommand({ file, out, slots }: RunOptions): string {
  const quote = (text: string): string => (/^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`);
  return [
    `npx liesweep run ${quote(file)}`,
    ...(out === undefined ? [] : [`--out ${quote(out)}`]),
    ...(slots === undefined ? [] : [`--slots ${String(slots)}`]),
  ].join(' ');
}
