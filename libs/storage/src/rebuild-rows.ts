import {
  CorruptFileError,
  ENGINE_VERSION,
  enumerateTrials,
  extensionIssues,
  formerSweepId,
  parseSpecName,
  specName,
  StoreUnavailableError,
  sweepId,
  trialCount,
  type RowStore,
  type ShardRecord,
  type SweepRecord,
  type TensorStore,
} from '@liesweep/sweep';
import { admitRecord } from './admit-record.js';
import { recordedEngine } from './engine-of.js';
import { digestOfUri } from './files/content-address.js';
import { readShardRecord } from './shard-file/shard-record.js';
import { readSpec } from './read-spec.js';
import { batches } from './rows/batches.js';
import { InvalidFileNameError } from './store-errors.js';

/** What a rebuild has found and done. */
export interface RebuildReport {
  /** Sweeps whose specification is stored. */
  readonly sweeps: number;
  /** Shard files whose rows are in the row store now. */
  readonly shards: number;
  /** Results that a sweep has now and had not before. */
  readonly added: number;
  /** Files that gave nothing: they could not be read, are damaged, belong to no sweep, or hold no trial of their sweep. */
  readonly skipped: number;
  /** One sentence for each of them, and for each that holds trials that are none of its sweep. */
  readonly problems: readonly string[];
}

/** Trials that are looked up at once. */
const PAGE_TRIALS = 5000;

/** What a rebuild has found wrong so far. */
class Problems {
  readonly sentences: string[] = [];
  skipped = 0;

  skip(sentence: string): void {
    this.skipped += 1;
    this.sentences.push(sentence);
  }
}

/**
 * Brings everything that the tensor store says about sweeps and trials into the row store (decision 3): into an empty
 * one after a loss, or what is missing into one that is in use. Doing it twice changes nothing.
 *
 * Every sweep adopts what any other has trained of its grid. Plans, failures and where sweeps stood are in no file: the
 * next run plans anew, and tries again what was given up. Of a trial that was trained twice any of the results may count.
 *
 * @param now when sweeps are said to have been created whose rows are lost; ISO 8601, UTC
 * @throws StoreUnavailableError, CorruptStoreError when a store is; a file that is damaged, cannot be read or is none is a
 * problem in the report and costs only its own rows
 */
export async function rebuildRows(rows: RowStore, tensors: TensorStore, now: string): Promise<RebuildReport> {
  const problems = new Problems();
  const sweeps = await restoreSweeps(rows, tensors, now, problems);
  const byDigest = new Map(sweeps.flatMap(({ record, digests }) => digests.map((digest) => [digest, record])));
  let shards = 0;
  let added = 0;
  for await (const uri of tensors.list('shards')) {
    if (!uri.endsWith('.json')) continue;
    const record = await reading(problems, tensors, uri, () => readShard(tensors, uri));
    if (record === undefined) continue;
    const sweep = byDigest.get(record.specDigest);
    if (sweep === undefined) {
      problems.skip(`${uri}: its specification ${record.specDigest} is not stored; its rows are left out`);
      continue;
    }
    const { record: admitted, refusals } = admitRecord(sweep.spec, record);
    problems.sentences.push(...refusals.map((refusal) => `${uri}: ${refusal}`));
    if (admitted.trials.length > 0) {
      added += await rows.recordShard(sweep.sweepId, admitted);
      shards += 1;
    } else {
      problems.skipped += 1;
    }
  }
  for (const { record } of sweeps) {
    added += await adoptAll(rows, record, problems);
  }
  return { sweeps: sweeps.length, shards, added, skipped: problems.skipped, problems: problems.sentences };
}

async function readShard(tensors: TensorStore, uri: string): Promise<ShardRecord> {
  const digest = digestOfUri(uri);
  if (digest === undefined) throw new CorruptFileError(uri, 'not named by its content, as shards are');
  return readShardRecord(tensors, { uri, digest });
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
  problems: Problems,
): Promise<readonly RestoredSweep[]> {
  const stored = new Map<string, SweepRecord[]>();
  for await (const name of tensors.list('specs')) {
    const record = await reading(problems, tensors, name, () => readSweep(tensors, name, now));
    if (record !== undefined) stored.set(record.sweepId, [...(stored.get(record.sweepId) ?? []), record]);
  }
  const sweeps: RestoredSweep[] = [];
  for (const [id, specifications] of stored) {
    const known = await rows.sweep(id);
    const current = known ?? largestOfOne(specifications);
    const digests: string[] = [];
    for (const each of specifications) {
      const isOfIt = each.specDigest === current.specDigest || extensionIssues(each.spec, current.spec).length === 0;
      if (isOfIt) digests.push(each.specDigest);
      else problems.skip(`${specName(each)}: another sweep has the id ${id}; its rows are left out`);
    }
    if (known === undefined) await rows.saveSweep(current);
    if (digests.length > 0) sweeps.push({ record: current, digests });
  }
  return sweeps;
}

/**
 * The largest specification of the sweep whose digest is in its id; two sweeps that share an id are one and the other. Where
 * that specification is gone, the largest of all.
 */
function largestOfOne(specifications: readonly SweepRecord[]): SweepRecord {
  const bySize = specifications.toSorted(
    (a, b) => b.trialCount - a.trialCount || (a.specDigest < b.specDigest ? -1 : 1),
  );
  const first = bySize.findLast(({ spec, sweepId: id }) => id === sweepId(spec) || id === formerSweepId(spec));
  const ofFirst = bySize.find(({ spec }) => first === undefined || extensionIssues(first.spec, spec).length === 0);
  const [largest] = bySize;
  if (largest === undefined) throw new RangeError('expected a specification, got none');
  return ofFirst ?? largest;
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
async function adoptAll(rows: RowStore, sweep: SweepRecord, problems: Problems): Promise<number> {
  const before = await rows.progress(sweep.sweepId);
  if (before.recorded === before.trialCount) {
    return 0;
  }
  const engine = (await recordedEngine(rows, sweep.sweepId)) ?? ENGINE_VERSION;
  if (engine !== ENGINE_VERSION) {
    problems.sentences.push(
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

/** The result; or undefined, and what is wrong with the file among the problems. */
async function reading<Result>(
  problems: Problems,
  tensors: TensorStore,
  name: string,
  read: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CorruptFileError || error instanceof InvalidFileNameError) problems.skip(error.message);
    else if (error instanceof StoreUnavailableError && (await answers(tensors)))
      problems.skip(`${name}: ${error.message}`);
    else throw error;
    return undefined;
  }
}

/** Whether the store itself can be read; then what it does not give is one file's fault. */
async function answers(tensors: TensorStore): Promise<boolean> {
  const names = tensors.list('specs')[Symbol.asyncIterator]();
  await names.next();
  await names.return?.();
  return true;
}
