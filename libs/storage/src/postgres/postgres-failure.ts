import { errorCode, StoreUnavailableError, thrownMessage } from '@liesweep/sweep';
import { certificateReasons } from '../certificate-reasons.js';
import { RefusedByStoreError } from '../store-errors.js';
import { DamagedRowError } from '../rows/damaged-row-error.js';
import { damagedRows } from '../rows/damaged-rows.js';

/**
 * Conditions under which the same transaction succeeds when it is run again: a conflict, a deadlock, or a foreign key that
 * somebody else's transaction has just broken, as when a sweep is deleted while another takes over its trials.
 */
const CONFLICTS: ReadonlySet<string> = new Set(['40001', '40P01', '23503']);

/** Damaged data or index pages. */
const DAMAGED: ReadonlySet<string> = new Set(['XX001', 'XX002']);

/** Reasons by SQLSTATE, by its class, and by the code of a system or TLS error. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['28P01', 'wrong user or password'],
  ['28000', 'the server does not let this user in from here'],
  ['3D000', 'there is no such database; make it with createdb'],
  ['42501', 'permission denied; the user needs to read, write and make tables in the database'],
  ['25006', 'the server is read-only, perhaps a standby'],
  ['25P03', 'the transaction took too long between two statements'],
  ['53100', 'the disk of the server is full'],
  ['53300', 'the server has no connection left'],
  ['55P03', 'another process has kept the rows locked for too long; nothing was changed, try again'],
  ['57014', 'a statement took too long and was cancelled'],
  ['57P03', 'the server is starting up or shutting down'],
  ['08', 'the connection was lost'],
  ['53', 'the server lacks resources'],
  ['57', 'the server was stopped'],
  ['58', 'the server reports a fault of its system'],
  ['ECONNREFUSED', 'no server answers there'],
  ['ENOTFOUND', 'the host is unknown'],
  ['EAI_AGAIN', 'the host is unknown at the moment'],
  ['ENOENT', 'a file or a socket that the URI names is not there'],
  ['ECONNRESET', 'the connection was lost'],
  ['EPIPE', 'the connection was lost'],
  ['ETIMEDOUT', 'the server does not answer'],
  ['EHOSTUNREACH', 'the host cannot be reached'],
  ['ENETUNREACH', 'the host cannot be reached'],
  ...certificateReasons('name its authority with sslrootcert'),
]);

/** Classes of errors of what is written: the same again would be refused again. */
const REFUSALS: ReadonlyMap<string, string> = new Map([
  ['22', 'the database takes no such value'],
  ['23', 'the rows contradict each other'],
]);

/** The driver's own errors, which have no code. */
const DRIVER_REASONS: readonly (readonly [message: RegExp, reason: string])[] = [
  [/password must be a (?:non-empty )?string|no password/i, 'no password was given: put it into the URI or PGPASSWORD'],
  [/does not support SSL/i, 'the server does not offer TLS, which sslmode asks for'],
  [/timeout/i, 'the server does not answer in time'],
  [/connection (?:terminated|error|ended)|not queryable|client was closed/i, 'the connection was lost'],
];

/** Running the transaction again may succeed at once. */
export function isConflict(error: unknown): boolean {
  return CONFLICTS.has(errorCode(error));
}

/** The error that callers see for one that PostgreSQL, its driver or a damaged row raised; others as they are. */
export function translatePostgresError(place: string, error: unknown): unknown {
  if (error instanceof DamagedRowError) {
    return damagedRows(place, error.message, RESTORE, error);
  }
  const code = errorCode(error);
  const message = thrownMessage(error);
  if (DAMAGED.has(code)) {
    return damagedRows(place, message, RESTORE, error);
  }
  if (CONFLICTS.has(code)) {
    return new StoreUnavailableError(`${place}: others keep changing the same rows (${message})`, { cause: error });
  }
  const refusal = REFUSALS.get(code.slice(0, 2));
  if (refusal !== undefined && /^[0-9A-Z]{5}$/.test(code)) {
    return new RefusedByStoreError(`${place}: ${refusal} (${message}); nothing was changed`, { cause: error });
  }
  const reason =
    code === ''
      ? DRIVER_REASONS.find(([pattern]) => pattern.test(message))?.[1]
      : (REASONS.get(code) ?? (/^[0-9A-Z]{5}$/.test(code) ? REASONS.get(code.slice(0, 2)) : undefined));
  return reason === undefined
    ? error
    : new StoreUnavailableError(`${place}: ${reason} (${message === '' ? code : message})`, { cause: error });
}

const RESTORE =
  'To go on, restore the database from a backup, or give an empty one and run `liesweep rebuild`, which reads all rows ' +
  'from the shard files.';
