import { refuseUndefined } from '@liesweep/judging/refuse-undefined';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { storeDataset, type SweepFile } from '@liesweep/datasets';
import { openRowStore, openTensorStore, withoutPassword, writeWhole } from '@liesweep/storage';
import {
  countOf,
  dataWarnings,
  formerSweepId,
  type RowStore,
  type SweepProgress,
  type SweepRecord,
} from '@liesweep/sweep';
import { nextRepetition, underRecordedId } from '@liesweep/sweep-client/records';
import { configuredTarget } from '@liesweep/sweep-client/target';
import { storeLocations, type Config } from '../config.js';
import { InfrastructureError } from '@liesweep/sweep/explained-error';
import { EXIT_CODES, type ExitCode } from '../exit-codes.js';
import { followLog } from '../log/follow-log.js';
import { checkRunFolder } from '../run-folder/check-run-folder.js';
import { createWritableFolders } from '../run-folder/create-writable-folders.js';
import { isThere } from '../run-folder/locate-stores.js';
import { findNamedFolder, storesOfRun } from '../run-folder/open-run.js';
import { runFolder, type RunFolder } from '../run-folder/run-folder.js';
import { lockRun } from '../run-folder/run-lock.js';
import { ownId, readManifest, writeManifest, type ManifestContent } from '../run-folder/run-manifest.js';
import { storeFolders } from '../run-folder/store-folders.js';
import { printRemarks } from '../terminal/print-remarks.js';
import type { Terminal } from '../terminal/terminal.js';
import type { BegunRun } from '../terminal/until-end.js';
import { continueCommand } from './continue-command.js';
import { explainUnexpected } from './explain-unexpected.js';
import type { PreparedRun } from './prepared-run.js';
import { printResult } from './print-result.js';
import { programVersions } from './program-versions.js';
import { readRunFile } from './read-run-file.js';
import type { RunOptions } from './run-options.js';
import { trainUntilStopped } from './train-until-stopped.js';

/**
 * From a sweep file to a phase diagram: trains what is not recorded yet and writes the outputs into the run's folder.
 *
 * @param onBegin told which run it is, before anything is written
 * @throws BadInputError before anything is written; InfrastructureError, InterruptedError, store errors
 */
export async function runSweep(
  asked: RunOptions,
  config: Config,
  terminal: Terminal,
  onBegin: (run: BegunRun) => void,
): Promise<ExitCode> {
  const options = await ofFolder(asked, config);
  const say = (sentence: string): void => {
    terminal.stderr.write(`${sentence}\n`);
  };
  const given = await readRunFile(options, config, say);
  await refuseUndefined(given, options.file);
  const { checkBeforeTraining } = await import('../certify/check-before-training.js');
  if (!options.json) printRemarks({ notes: given.notes, warnings: dataWarnings(given.spec.data) }, terminal);
  checkBeforeTraining(given, options.file, options.json, terminal);
  const file = await chooseSweep(given, options, config);
  const { sweepId, specDigest, trialCount, text, ...read } = file;
  const folder = runFolder(resolve(options.out ?? `runs/${sweepId}`));
  onBegin({ sweepId, folder: folder.path });
  const before = checkRunFolder(folder, specDigest);
  const stores = storesOfRun(folder, before, config);
  const isGone = before !== undefined && !isThere(stores.rows);
  const configured = configuredTarget();
  createWritableFolders([folder.work, ...storeFolders(stores)]);
  const lock = await lockRun(folder.lock, { onWait: say });
  const stopFollowing = options.verbose ? followLog(folder.log, terminal.stderr) : () => undefined;
  let rows: RowStore | undefined;
  try {
    if (isGone) say(rowsAreGone(stores.rows));
    rows = await openRowStore(stores.rows);
    const tensors = await openTensorStore(stores.tensors);
    const manifest: ManifestContent = {
      ...{ sweepId, specDigest, stores, rowStore: await rows.identity() },
      runId: (before === undefined ? undefined : ownId(before, folder.path)) ?? randomUUID(),
      wallSeconds: before?.wallSeconds ?? 0,
    };
    await writeManifest(folder.manifest, manifest);
    await writeWhole(folder.sweepFile, text);
    const spec = await storeDataset(read.spec, read.dataset, tensors);
    const record: SweepRecord = { sweepId, spec, specDigest, trialCount, createdAt: new Date().toISOString() };
    await rows.saveSweep(record);
    const { runId } = manifest;
    const run = { options, config, record, folder, runId, stores, configured, rows, tensors, lock };
    const wallSeconds = await trainRest(run, manifest, terminal);
    const progress = await rows.progress(sweepId);
    const because = isComplete(progress) ? undefined : await endedBecause(rows, sweepId);
    if (!isComplete(progress) && because === undefined) {
      throw incomplete(progress, folder);
    }
    // Imported now: loading what draws the figures must not delay the training.
    const { writeOutputs } = await import('@liesweep/report');
    const command = continueCommand({ ...options, retryFailed: false });
    const sweepFile = { name: options.file, text };
    const source = { ...{ folder: folder.path, record, rows, tensors }, ...{ command, sweepFile, wallSeconds } };
    const outputs = await writeOutputs({ ...source, versions: programVersions() });
    printResult({ outputs, progress, folder, sweepId, notes: file.notes, json: options.json }, terminal);
    if (because !== undefined) {
      terminal.stderr.write(`The sweep is not complete: ${because}.\n`);
      return EXIT_CODES.notComplete;
    }
    return progress.failed > 0 ? EXIT_CODES.trialsFailed : EXIT_CODES.done;
  } catch (error) {
    throw explainUnexpected(error, folder.log);
  } finally {
    stopFollowing();
    await rows?.close();
    lock.release();
  }
}

/** A run's own folder, in place of a sweep file, means the sweep file in it, and so does what names the run. */
async function ofFolder(options: RunOptions, config: Config): Promise<RunOptions> {
  const isPath = existsSync(options.file);
  const { manifest, sweepFile, path } = isPath ? runFolder(options.file) : await findNamedFolder(options.file, config);
  return options.out === undefined && existsSync(manifest) ? { ...options, file: sweepFile, out: path } : options;
}

/**
 * The sweep itself, or the repetition of it that is to be trained, under the id that it has: an earlier version gave shorter
 * ones, and what it has begun goes on under them, in the folder that it has made.
 */
async function chooseSweep(file: SweepFile, { trainAgain, out }: RunOptions, config: Config): Promise<SweepFile> {
  const formerId = formerSweepId(file.spec);
  const folder = runFolder(resolve(out ?? `runs/${formerId}`));
  const remembered = readManifest(folder.manifest);
  const isOwn = remembered?.specDigest === file.specDigest;
  const isFormer = isOwn && remembered.sweepId === formerId;
  if (!trainAgain && isFormer) return { ...file, sweepId: formerId };
  // The folder of another sweep, whose stores are none of this one's: it is refused as such.
  if (!trainAgain && out !== undefined && remembered !== undefined && !isOwn) return file;
  const stores =
    isFormer || out !== undefined ? storesOfRun(folder, remembered, config) : storeLocations(config, process.cwd());
  if (!trainAgain && !isThere(stores.rows)) return file;
  const rows = await openRowStore(stores.rows);
  try {
    return await (trainAgain ? nextRepetition(file, rows) : underRecordedId(file, rows));
  } finally {
    await rows.close();
  }
}

/** Trains what has no result; returns the wall time of all commands that trained this run, seconds. */
async function trainRest(run: PreparedRun, manifest: ManifestContent, terminal: Terminal): Promise<number> {
  const progress = await run.rows.progress(run.record.sweepId);
  if (isComplete(progress) && !(run.options.retryFailed && progress.failed > 0)) {
    return manifest.wallSeconds;
  }
  await run.rows.forgetFailures(run.record.sweepId, run.options.failureClass);
  const startedAtMs = Date.now();
  const elapsed = (): number => manifest.wallSeconds + (Date.now() - startedAtMs) / 1000;
  try {
    await trainUntilStopped(run, terminal);
  } finally {
    await writeManifest(run.folder.manifest, { ...manifest, wallSeconds: elapsed() });
  }
  return elapsed();
}

/** Why the sweep stopped before it was complete, where it was meant to. */
async function endedBecause(rows: RowStore, sweepId: string): Promise<string | undefined> {
  const standing = await rows.standing(sweepId);
  if (standing?.stage !== 'drained' && standing?.stage !== 'cancelled') return undefined;
  return standing.reason === null
    ? `it was ${standing.stage}; the same command goes on`
    : `${standing.reason}; the same command goes on when the sweep file allows more`;
}

function rowsAreGone(rows: string): string {
  return (
    `The rows of this run are gone: ${withoutPassword(rows)} is not there, and an empty one takes its place. ` +
    '`liesweep rebuild` reads back what the tensor store holds.'
  );
}

function isComplete({ recorded, failed, trialCount }: SweepProgress): boolean {
  return recorded + failed >= trialCount;
}

function incomplete({ recorded, failed, trialCount }: SweepProgress, folder: RunFolder): InfrastructureError {
  const missing = trialCount - recorded - failed;
  return new InfrastructureError({
    happened: `The sweep ended, but ${String(missing)} of ${countOf(trialCount, 'trial')} could not be trained; the log says why: ${folder.log}`,
    safe: 'Trials that are recorded are safe; the same command tries the others again.',
  });
}
