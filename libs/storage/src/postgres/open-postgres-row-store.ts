import type { AccessStore, RowStore } from '@liesweep/sweep';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { SqlAccessStore } from '../access/sql-access-store.js';
import { attemptAgain, type Attempt } from '../rows/attempt-again.js';
import { migrateRows } from '../rows/migrate-rows.js';
import { SqlRowStore } from '../rows/sql-row-store.js';
import type { Tables } from '../rows/tables.js';
import { isConflict, translatePostgresError } from './postgres-failure.js';
import { parsePostgresUri } from './postgres-uri.js';

/** How long a caller waits for a connection, for a lock, and for conflicts to pass. */
const PATIENCE_MS = 10_000;

/** Longest that a statement may run: many times what the largest takes. */
const STATEMENT_LIMIT_MS = 60_000;

/** A process that froze inside a transaction holds up others no longer than this. */
const IDLE_IN_TRANSACTION_LIMIT_MS = 30_000;

/** Longest that a statement of a migration may run: it may make an index over millions of rows. */
const MIGRATION_LIMIT_MS = 3_600_000;

/** A server that has not answered so long after its limit will not: it would have cancelled the statement itself. */
const ANSWER_GRACE_MS = 15_000;

/** Connections of one process. Recording of one sweep is serial anyway; ten processes stay below a server's usual 100. */
const MOST_CONNECTIONS = 8;

/** What is asked of tokens and audit takes a millisecond. */
const MOST_CONNECTIONS_FOR_ACCESS = 2;

/** Connections are replaced in time: after a failover the old ones may lead nowhere. */
const LONGEST_CONNECTION_SECONDS = 600;

/**
 * The row store in a PostgreSQL database, 13 or newer, which must exist; its tables are made if needed. Many processes
 * may use it at once.
 *
 * @param uri see `parsePostgresUri`
 * @param patienceMs how long an operation waits for a connection and for the locks of others
 * @throws InvalidStoreUriError when the URI has another form
 * @throws CorruptStoreError when the rows are damaged or written by a newer version
 * @throws StoreUnavailableError when the server cannot be reached, or does not let the user in
 */
export async function openPostgresRowStore(uri: string, patienceMs = PATIENCE_MS): Promise<RowStore> {
  const { db, attempt } = await migrated(uri, patienceMs, MOST_CONNECTIONS);
  return new SqlRowStore(db, attempt, sql<number>`(extract(epoch from clock_timestamp()) * 1000)::double precision`);
}

/**
 * Tokens and audit in the database of a row store, with connections of its own.
 *
 * @param uri see `parsePostgresUri`
 * @throws InvalidStoreUriError, CorruptStoreError, StoreUnavailableError as `openPostgresRowStore` does
 */
export async function openPostgresAccessStore(uri: string): Promise<AccessStore> {
  const { db, attempt } = await migrated(uri, PATIENCE_MS, MOST_CONNECTIONS_FOR_ACCESS);
  return new SqlAccessStore(db, attempt);
}

async function migrated(
  uri: string,
  patienceMs: number,
  connections: number,
): Promise<{ readonly db: Kysely<Tables>; readonly attempt: Attempt }> {
  const { connectionString, place } = parsePostgresUri(uri);
  const attempt = attemptAgain(patienceMs, isConflict, (error) => translatePostgresError(place, error));
  const migrating = connect({ connectionString, patienceMs, connections: 1, statementMs: MIGRATION_LIMIT_MS });
  try {
    await attempt(() => migrateRows(migrating, place, 'C'));
  } finally {
    await migrating.destroy();
  }
  return { db: connect({ connectionString, patienceMs, connections, statementMs: STATEMENT_LIMIT_MS }), attempt };
}

interface PoolOptions {
  readonly connectionString: string;
  readonly patienceMs: number;
  /** At most. */
  readonly connections: number;
  /** Longest that a statement may run. */
  readonly statementMs: number;
}

function connect(options: PoolOptions): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: createPool(options) }) });
}

function createPool({ connectionString, patienceMs, connections, statementMs }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString,
    application_name: 'liesweep',
    max: connections,
    maxLifetimeSeconds: LONGEST_CONNECTION_SECONDS,
    connectionTimeoutMillis: patienceMs,
    lock_timeout: patienceMs,
    statement_timeout: statementMs,
    query_timeout: statementMs + ANSWER_GRACE_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_LIMIT_MS,
    keepAlive: true,
  });
  // A connection that breaks is thrown away by the pool, and what used it fails: nobody needs the event as well, but an
  // `error` event without a listener ends the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
