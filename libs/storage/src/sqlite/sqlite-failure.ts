import { StoreUnavailableError, type CorruptStoreError } from '@liesweep/sweep';
import { asStoreUnavailable } from '../files/file-failure.js';
import { RefusedByStoreError } from '../store-errors.js';
import { DamagedRowError } from '../rows/damaged-row-error.js';
import { damagedRows } from '../rows/damaged-rows.js';

/** SQLite's primary result codes, the low byte of the extended ones. */
const SQLITE = {
  perm: 3,
  busy: 5,
  locked: 6,
  noMemory: 7,
  readOnly: 8,
  inputOutput: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  protocol: 15,
  tooBig: 18,
  constraint: 19,
  mismatch: 20,
  notADatabase: 26,
} as const;

const LOCKED: ReadonlySet<number> = new Set([SQLITE.busy, SQLITE.locked, SQLITE.protocol]);
const DAMAGED: ReadonlySet<number> = new Set([SQLITE.corrupt, SQLITE.notADatabase]);
const UNAVAILABLE: ReadonlyMap<number, string> = new Map([
  [SQLITE.perm, 'permission denied'],
  [SQLITE.noMemory, 'out of memory'],
  [SQLITE.readOnly, 'the file or its folder cannot be written'],
  [SQLITE.inputOutput, 'the disk reports an input/output error'],
  [SQLITE.full, 'the disk is full'],
  [SQLITE.cannotOpen, 'the file cannot be opened'],
]);

/** Errors of what is written: the same again would be refused again. */
const REFUSALS: ReadonlyMap<number, string> = new Map([
  [SQLITE.tooBig, 'the database takes no such value'],
  [SQLITE.mismatch, 'the database takes no such value'],
  [SQLITE.constraint, 'the rows contradict each other'],
]);

/** Another connection holds the lock, and trying again may succeed. */
export function isLocked(error: unknown): boolean {
  const code = resultCode(error);
  return code !== undefined && LOCKED.has(code);
}

/** The error that callers see for one that SQLite, the file system or a damaged row raised; others as they are. */
export function translateSqliteError(path: string, error: unknown): unknown {
  const code = resultCode(error);
  if (code === undefined) {
    return error instanceof DamagedRowError ? damaged(path, error.message, error) : asStoreUnavailable(path, error);
  }
  if (DAMAGED.has(code)) {
    return damaged(path, (error as Error).message, error);
  }
  const refusal = REFUSALS.get(code);
  if (refusal !== undefined) {
    const message = `${path}: ${refusal} (${(error as Error).message}); nothing was changed`;
    return new RefusedByStoreError(message, { cause: error });
  }
  const reason = UNAVAILABLE.get(code);
  return reason === undefined
    ? error
    : new StoreUnavailableError(`${path}: ${reason} (${(error as Error).message})`, { cause: error });
}

/** The error for a lock that nobody released in time. */
export function lockedTooLong(path: string, patienceMs: number, cause: unknown): StoreUnavailableError {
  return new StoreUnavailableError(
    `${path}: another process has kept the row store locked for ${String(patienceMs)} ms; nothing was changed, try again`,
    { cause },
  );
}

/** Damage, and how to go on. */
function damaged(path: string, reason: string, cause: unknown): CorruptStoreError {
  const remedy =
    `To go on, move ${path}, ${path}-wal and ${path}-shm to another folder, keep them, and run \`liesweep rebuild\`, ` +
    'which reads all rows from the shard files.';
  return damagedRows(path, reason, remedy, cause);
}

function resultCode(error: unknown): number | undefined {
  const hasCode = typeof error === 'object' && error !== null && 'errcode' in error;
  return hasCode && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}
