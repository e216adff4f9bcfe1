import { LARGEST_COUNT, type TrialQuery } from '@liesweep/sweep';
import { rowDigest } from './row-digest.js';
import { storedText } from './stored-text.js';
import { SORTED_NUMBERS } from './trial-orders.js';

/** Where a page of trials ends. */
export interface TrialPosition {
  readonly key: string;
  /** What the trials are sorted by; null where they are sorted by keys, and where it is not finite. */
  readonly value: number | null;
}

/** A position as text for URLs, which says what it is a position of. */
export function encodeCursor({ key, value }: TrialPosition, sweepId: string, query: TrialQuery): string {
  const content = [digestOf(sweepId, query, key, value), value, key];
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/**
 * The position that a cursor gives.
 *
 * @throws RangeError when no page of this sweep, in this order and with these filters, gave it
 */
export function decodeCursor(cursor: string, sweepId: string, query: TrialQuery): TrialPosition {
  const position = parse(cursor);
  if (position !== undefined && isOf(query, position) && encodeCursor(position, sweepId, query) === cursor) {
    return position;
  }
  throw new RangeError('after: expected what the page before gave as `next`, of the same sweep, order and filters');
}

function parse(cursor: string): TrialPosition | undefined {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(content)) return undefined;
    const [, value, key] = content as readonly unknown[];
    const hasForm = typeof key === 'string' && (value === null || typeof value === 'number');
    return hasForm ? { key, value } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a database takes it for a position. */
function isOf({ sort }: TrialQuery, { key, value }: TrialPosition): boolean {
  if (storedText(key) !== key) return false;
  if (sort === 'key' || value === null) return value === null;
  return SORTED_NUMBERS[sort].isWhole
    ? Number.isInteger(value) && Math.abs(value) <= LARGEST_COUNT
    : Number.isFinite(value);
}

function digestOf(sweepId: string, query: TrialQuery, key: string, value: number | null): string {
  const { sort, order, cellKey, dimension, generatorCount, outcome, finalLossBelow } = query;
  const filters = [cellKey, dimension, generatorCount, outcome, finalLossBelow].map((filter) => filter ?? null);
  return rowDigest([sweepId, sort, order, ...filters, key, value]);
}
