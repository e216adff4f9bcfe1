import {
  CorruptFileError,
  ENGINE_VERSION,
  enumerateTrials,
  parseSpecName,
  trialCount,
  type RowStore,
  type SweepRecord,
  type TensorStore,
} from '@liesweep/sweep';
import { admitRecord } from './admit-record.js';
import { recordedEngine } from './engine-of.js';
import { digestOfUri } from './files/content-address.js';
import { readShardRecord } from './read-shard-record.js';
import { readSpec } from './read-spec.js';
import { batches } from './rows/batches.js';

/** What a rebuild has found and done. */
export interface RebuildReport {
  /** Sweeps whose specification is stored. */
  readonly sweeps: number;
  /** Shard files whose rows are in the row store now. */
  readonly shards: number;
  /** Results that a sweep has now and had not before. */
  readonly added: number;
  /** One sentence for each file that could not be read, belongs to no sweep, or holds trials that are none of its sweep. */
  readonly problems: readonly string[];
}

/** Trials that are looked up at once. */
const PAGE_TRIALS = 5000;

/**
 * Brings everything that the tensor store says about sweeps and trials into the row store (decision 3): into an empty
 * one after a loss, or what is missing into one that is in use. Doing it twice changes nothing.
 *
 * Every sweep adopts what any other has trained of its grid. Plans, failures and where sweeps stood are in no file: the
 * next run plans anew, and tries again what was given up. Of a trial that was trained twice any of the results may count.
 *
 * @param now when sweeps are said to have been created whose rows are lost; ISO 8601, UTC
 * @throws StoreUnavailableError, CorruptStoreError; a damaged file is a problem in the report and costs only its own rows
 */
export async function rebuildRows(rows: RowStore, tensors: TensorStore, now: string): Promise<RebuildReport> {
  const problems: string[] = [];
  const sweeps = await restoreSweeps(rows, tensors, now, problems);
  const byDigest = new Map(sweeps.flatMap(({ record, digests }) => digests.map((digest) => [digest, record])));
  let shards = 0;
  let added = 0;
  for await (const uri of tensors.list('shards')) {
    const digest = digestOfUri(uri);
    if (digest === undefined || !uri.endsWith('.json')) {
      continue;
    }
    const record = await noting(problems, () => readShardRecord(tensors, { uri, digest }));
    if (record === undefined) {
      continue;
    }
    const sweep = byDigest.get(record.specDigest);
    if (sweep === undefined) {
      problems.push(`${uri}: its specification ${record.specDigest} is not stored; its rows are left out`);
      continue;
    }
    const { record: admitted, refusals } = admitRecord(sweep.spec, record);
    problems.push(...refusals.map((refusal) => `${uri}: ${refusal}`));
    if (admitted.trials.length > 0) {
      added += await rows.recordShard(sweep.sweepId, admitted);
      shards += 1;
    }
  }
  for (const { record } of sweeps) {
    added += await adoptAll(rows, record, problems);
  }
  return { sweeps: sweeps.length, shards, added, problems };
}

/** A sweep, and the digests of all specifications that it has had. */
interface RestoredSweep {
  readonly record: SweepRecord;
  readonly digests: readonly string[];
}

/** Saves the sweeps that are not there. Of the specifications of one that was extended, the largest is what it has now. */
async function restoreSweeps(
  rows: RowStore,
  tensors: TensorStore,
  now: string,
  problems: string[],
): Promise<readonly RestoredSweep[]> {
  const stored = new Map<string, RestoredSweep>();
  for await (const name of tensors.list('specs')) {
    const record = await noting(problems, () => readSweep(tensors, name, now));
    if (record === undefined) {
      continue;
    }
    const other = stored.get(record.sweepId);
    const isLarger = other === undefined || record.trialCount > other.record.trialCount;
    stored.set(record.sweepId, {
      record: isLarger ? record : other.record,
      digests: [...(other?.digests ?? []), record.specDigest],
    });
  }
  const sweeps: RestoredSweep[] = [];
  for (const { record, digests } of stored.values()) {
    await rows.saveSweep(record);
    sweeps.push({ record: (await rows.sweep(record.sweepId)) ?? record, digests });
  }
  return sweeps;
}

async function readSweep(tensors: TensorStore, name: string, now: string): Promise<SweepRecord> {
  const identity = parseSpecName(name);
  if (identity === undefined) {
    throw new CorruptFileError(name, "expected a specification, named by its sweep's id and its digest");
  }
  const spec = await readSpec(tensors, { specName: name, specDigest: identity.specDigest });
  return { ...identity, spec, trialCount: trialCount(spec), createdAt: now };
}

/**
 * Lets a sweep have what others have trained of its grid; returns how many results it gained. One of another engine stays
 * what it is: adoption would take it over.
 */
async function adoptAll(rows: RowStore, sweep: SweepRecord, problems: string[]): Promise<number> {
  const before = await rows.progress(sweep.sweepId);
  if (before.recorded === before.trialCount) {
    return 0;
  }
  const engine = (await recordedEngine(rows, sweep.sweepId)) ?? ENGINE_VERSION;
  if (engine !== ENGINE_VERSION) {
    problems.push(
      `sweep ${sweep.sweepId}: its ${String(before.recorded)} recorded trials are of engine ${engine}, and this is ` +
        `engine ${ENGINE_VERSION}; they stay until the sweep goes on, which trains them anew`,
    );
    return 0;
  }
  const keys = [...enumerateTrials(sweep.spec)].map(({ key }) => key);
  for (const page of batches(keys, PAGE_TRIALS)) {
    await rows.adoptRecorded(sweep.sweepId, page);
  }
  return (await rows.progress(sweep.sweepId)).recorded - before.recorded;
}

/** The result; or undefined, and what was wrong with the file among the problems. */
async function noting<Result>(problems: string[], read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof CorruptFileError)) {
      throw error;
    }
    problems.push(error.message);
    return undefined;
  }
}
