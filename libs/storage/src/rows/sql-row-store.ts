import type {
  Cell,
  Certificate,
  ChangedCells,
  RecordedStanding,
  RowStore,
  Shard,
  ShardRecord,
  SickDevice,
  StandingOrder,
  SweepOverview,
  SweepProgress,
  SweepRecord,
  SweepStanding,
  TrialFailure,
  TrialPage,
  TrialQuery,
  TrialResult,
} from '@liesweep/sweep';
import type { Kysely, Transaction } from 'kysely';
import { adoptTrials } from './adopt-trials.js';
import type { Attempt } from './attempt-again.js';
import { batches } from './batches.js';
import { selectAllCells, selectCell } from './cell-rows.js';
import { selectCertificates } from './certificate-rows.js';
import { selectChangedCells } from './changed-cells.js';
import { deleteSweepRows } from './delete-sweep.js';
import { deleteFailuresOfClass, insertFailures, selectFailures, selectFailuresOfCell } from './failure-rows.js';
import { selectOverview, selectOverviews } from './overview-rows.js';
import { insertPlan, selectPlan, selectPlannedShardCount } from './plan-rows.js';
import { selectProgress } from './progress.js';
import { recordTrials } from './record-trials.js';
import {
  clearLastSeen,
  insertSickDevice,
  nextEpoch,
  reopenStanding,
  selectSickDevices,
  selectStanding,
  updateLastSeen,
  upsertStanding,
} from './standing-rows.js';
import { insertSweep, selectSweep, selectSweeps, updateSweep, type DatabaseClock } from './sweep-rows.js';
import type { Tables } from './tables.js';
import { selectTrialPage } from './trial-page.js';
import { selectTrialsAfter } from './trial-rows.js';

/** Keys per transaction of an adoption: short enough that other writers get their turn. */
const KEYS_PER_ADOPTION = 1000;

const TRIALS_PER_PAGE = 1000;

/** A cell whose restarts fail one after another is no list to be read to its end. */
const FAILURES_OF_A_CELL = 1000;

/** The row store over any SQL database that Kysely speaks. Every write is one transaction that can be repeated. */
export class SqlRowStore implements RowStore {
  readonly #db: Kysely<Tables>;
  readonly #attempt: Attempt;
  readonly #clock: DatabaseClock;

  /**
   * @param db migrated to the latest schema; closed with the store
   * @param attempt wraps every operation, each of which may be run more than once
   * @param clock the database's own
   */
  constructor(db: Kysely<Tables>, attempt: Attempt, clock: DatabaseClock) {
    this.#db = db;
    this.#attempt = attempt;
    this.#clock = clock;
  }

  saveSweep(sweep: SweepRecord): Promise<void> {
    return this.#write((trx) => insertSweep(trx, sweep, this.#clock));
  }

  extendSweep(sweep: SweepRecord): Promise<void> {
    return this.#write((trx) => updateSweep(trx, sweep));
  }

  deleteSweep(sweepId: string): Promise<void> {
    return this.#write((trx) => deleteSweepRows(trx, sweepId));
  }

  sweep(sweepId: string): Promise<SweepRecord | undefined> {
    return this.#attempt(() => selectSweep(this.#db, sweepId));
  }

  sweeps(): Promise<readonly SweepRecord[]> {
    return this.#attempt(() => selectSweeps(this.#db));
  }

  async adoptRecorded(sweepId: string, trialKeys: readonly string[]): Promise<readonly string[]> {
    const missing: string[] = [];
    for (const keys of batches([...new Set(trialKeys)], KEYS_PER_ADOPTION)) {
      missing.push(...(await this.#write((trx) => adoptTrials(trx, sweepId, keys))));
    }
    return missing;
  }

  savePlan(sweepId: string, round: number, shards: readonly Shard[]): Promise<void> {
    return this.#write((trx) => insertPlan(trx, sweepId, round, shards));
  }

  plan(sweepId: string, round: number, fromShard: number, limit: number): Promise<readonly Shard[]> {
    return this.#attempt(() => selectPlan(this.#db, sweepId, round, fromShard, limit));
  }

  plannedShardCount(sweepId: string, round: number): Promise<number | undefined> {
    return this.#attempt(() => selectPlannedShardCount(this.#db, sweepId, round));
  }

  recordShard(sweepId: string, record: ShardRecord): Promise<number> {
    return this.#write((trx) => recordTrials(trx, sweepId, record));
  }

  recordFailures(sweepId: string, failures: readonly TrialFailure[]): Promise<void> {
    return this.#write((trx) => insertFailures(trx, sweepId, failures));
  }

  failures(sweepId: string): Promise<readonly TrialFailure[]> {
    return this.#attempt(() => selectFailures(this.#db, sweepId));
  }

  progress(sweepId: string): Promise<SweepProgress> {
    return this.#attempt(() => selectProgress(this.#db, sweepId));
  }

  openEpoch(sweepId: string): Promise<number> {
    return this.#write((trx) => nextEpoch(trx, sweepId));
  }

  saveStanding(sweepId: string, standing: SweepStanding, order: StandingOrder): Promise<void> {
    return this.#write((trx) => upsertStanding(trx, sweepId, standing, order, this.#clock));
  }

  reopenStanding(sweepId: string, order: StandingOrder): Promise<void> {
    return this.#write((trx) => reopenStanding(trx, sweepId, order, this.#clock));
  }

  seeSweep(sweepId: string, trouble: string | null): Promise<void> {
    return this.#write((trx) => updateLastSeen(trx, sweepId, trouble, this.#clock));
  }

  leaveSweep(sweepId: string): Promise<void> {
    return this.#write((trx) => clearLastSeen(trx, sweepId));
  }

  standing(sweepId: string): Promise<RecordedStanding | undefined> {
    return this.#attempt(() => selectStanding(this.#db, sweepId, this.#clock));
  }

  recordSickDevice(sweepId: string, sick: SickDevice): Promise<void> {
    return this.#write((trx) => insertSickDevice(trx, sweepId, sick));
  }

  sickDevices(sweepId: string): Promise<readonly SickDevice[]> {
    return this.#attempt(() => selectSickDevices(this.#db, sweepId));
  }

  forgetFailures(sweepId: string, failureClass?: string): Promise<number> {
    return this.#write((trx) => deleteFailuresOfClass(trx, sweepId, failureClass));
  }

  async *trials(sweepId: string): AsyncIterable<TrialResult> {
    let afterKey = '';
    for (;;) {
      const page = await this.#attempt(() => selectTrialsAfter(this.#db, sweepId, afterKey, TRIALS_PER_PAGE));
      yield* page;
      const last = page.at(-1);
      if (last === undefined) {
        return;
      }
      afterKey = last.trialKey;
    }
  }

  cells(sweepId: string): Promise<readonly Cell[]> {
    return this.#attempt(() => selectAllCells(this.#db, sweepId));
  }

  changedCells(sweepId: string, since: number, limit: number): Promise<ChangedCells> {
    return this.#attempt(() => selectChangedCells(this.#db, sweepId, since, limit));
  }

  cell(sweepId: string, cellKey: string): Promise<Cell | undefined> {
    return this.#attempt(() => selectCell(this.#db, sweepId, cellKey));
  }

  cellFailures(sweepId: string, cellKey: string): Promise<readonly TrialFailure[]> {
    return this.#attempt(() => selectFailuresOfCell(this.#db, sweepId, cellKey, FAILURES_OF_A_CELL));
  }

  trialPage(sweepId: string, query: TrialQuery): Promise<TrialPage> {
    return this.#attempt(() => selectTrialPage(this.#db, sweepId, query));
  }

  overview(sweepId: string): Promise<SweepOverview | undefined> {
    return this.#attempt(() => selectOverview(this.#db, sweepId, this.#clock));
  }

  overviews(): Promise<readonly SweepOverview[]> {
    return this.#attempt(() => selectOverviews(this.#db, this.#clock));
  }

  certificates(sweepId: string): Promise<readonly Certificate[]> {
    return this.#attempt(() => selectCertificates(this.#db, sweepId));
  }

  identity(): Promise<string> {
    return this.#attempt(async () => {
      const { id } = await this.#db.selectFrom('store_identity').select('id').executeTakeFirstOrThrow();
      return id;
    });
  }

  close(): Promise<void> {
    return this.#db.destroy();
  }

  #write<Result>(operation: (trx: Transaction<Tables>) => Promise<Result>): Promise<Result> {
    return this.#attempt(() => this.#db.transaction().execute(operation));
  }
}
