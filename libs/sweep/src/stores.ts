import type { Cell } from './cell.js';
import type { Certificate } from './certificate.js';
import type { LiveRows } from './live-rows.js';
import type { ShardRecord, StoredFile } from './shard-result.js';
import type { SweepProgress } from './sweep-progress.js';
import type { SweepRecord } from './sweep-record.js';
import type { RecordedStanding, SickDevice, StandingOrder, SweepStanding } from './sweep-standing.js';
import type { Shard } from './trial.js';
import type { TrialFailure } from './trial-failure.js';
import type { TrialResult } from './trial-result.js';

/**
 * Rows: sweeps, plans, trials, failures, certificates.
 *
 * Every write is idempotent: doing it twice leaves the store as doing it once. Methods throw `StoreUnavailableError`
 * when the store cannot be reached and `CorruptStoreError` when it is damaged.
 */
export interface RowStore extends LiveRows {
  /** Saves a sweep; one that is there already stays as it is, but takes the priority when there is one. */
  saveSweep(sweep: SweepRecord): Promise<void>;
  /** Gives a sweep another specification, digest and number of trials; everything else of it stays. */
  extendSweep(sweep: SweepRecord): Promise<void>;
  /** Removes a sweep, and those of its trials that no other sweep has. */
  deleteSweep(sweepId: string): Promise<void>;
  sweep(sweepId: string): Promise<SweepRecord | undefined>;
  sweeps(): Promise<readonly SweepRecord[]>;
  /** Adopts trials that any sweep has recorded into this sweep, and returns the keys that are still to be trained. */
  adoptRecorded(sweepId: string, trialKeys: readonly string[]): Promise<readonly string[]>;
  /** Stores the shards of one planning round; a round that is there already is kept. */
  savePlan(sweepId: string, round: number, shards: readonly Shard[]): Promise<void>;
  plan(sweepId: string, round: number, fromShard: number, limit: number): Promise<readonly Shard[]>;
  plannedShardCount(sweepId: string, round: number): Promise<number | undefined>;
  /** Records a shard's rows; returns how many trials this sweep did not have before. */
  recordShard(sweepId: string, record: ShardRecord): Promise<number>;
  recordFailures(sweepId: string, failures: readonly TrialFailure[]): Promise<void>;
  failures(sweepId: string): Promise<readonly TrialFailure[]>;
  progress(sweepId: string): Promise<SweepProgress>;
  /** Gives a workflow of the sweep its epoch, above those of all earlier ones. Asked twice, it skips one. */
  openEpoch(sweepId: string): Promise<number>;
  /** Keeps where a sweep stands, and that it is served; what is older than what is kept changes nothing. */
  saveStanding(sweepId: string, standing: SweepStanding, order: StandingOrder): Promise<void>;
  /** Says of a sweep that was just started that it is under way, unless its workflow has said anything since `order`. */
  reopenStanding(sweepId: string, order: StandingOrder): Promise<void>;
  /** Keeps that somebody serves the sweep now, and what is in its way, null where nothing is. */
  seeSweep(sweepId: string, trouble: string | null): Promise<void>;
  /** Keeps that nobody serves the sweep any more; whoever does says so again. */
  leaveSweep(sweepId: string): Promise<void>;
  /** Where a sweep stands; undefined when its workflow has never said so. */
  standing(sweepId: string): Promise<RecordedStanding | undefined>;
  /** Keeps that a device takes no more shards, as a shard of this sweep met it. */
  recordSickDevice(sweepId: string, sick: SickDevice): Promise<void>;
  sickDevices(sweepId: string): Promise<readonly SickDevice[]>;
  /** Forgets that trials were given up, of one class of failure or of all; returns how many. */
  forgetFailures(sweepId: string, failureClass?: string): Promise<number>;
  /** The rows of a sweep's trials, in pages ordered by trial key. */
  trials(sweepId: string): AsyncIterable<TrialResult>;
  /** The folded cells of a sweep, folded as shards are recorded, so reading them costs O(cells). */
  cells(sweepId: string): Promise<readonly Cell[]>;
  certificates(sweepId: string): Promise<readonly Certificate[]>;
  /** A name that no other store has; it goes along where the store is moved, copied or restored. */
  identity(): Promise<string>;
  close(): Promise<void>;
}

/**
 * Files of tensors. `put` is content-addressed and never replaces; named files (checkpoints, sweep specifications) are
 * replaced atomically. Throws `StoreUnavailableError`, and `CorruptFileError` when content and digest disagree.
 */
export interface TensorStore {
  put(content: Uint8Array, extension: string): Promise<StoredFile>;
  /** @throws CorruptFileError when the content does not have the digest, or the file is missing */
  read(file: Pick<StoredFile, 'uri' | 'digest'>): Promise<Uint8Array>;
  writeNamed(name: string, content: Uint8Array): Promise<void>;
  /** Writes a named file unless there is one; of several at once, one writes. Returns whether it was this call. */
  createNamed(name: string, content: Uint8Array): Promise<boolean>;
  /** @throws CorruptFileError when the content is not what was written under this name */
  readNamed(name: string): Promise<Uint8Array | undefined>;
  removeNamed(name: string): Promise<void>;
  /** The names of all files in a folder, the URIs in `shards`, in any order; files that come or go meanwhile may be missed. */
  list(folder: StoredFolder): AsyncIterable<string>;
}

/** The folders of a tensor store: trained shards and data by content, specifications and checkpoints by name. */
export type StoredFolder = 'shards' | 'specs' | 'checkpoints';
