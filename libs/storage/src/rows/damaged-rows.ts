import { CorruptStoreError } from '@liesweep/sweep';

/** The error for rows that are damaged: what is safe, and what to do. */
export function damagedRows(place: string, reason: string, remedy: string, cause: unknown): CorruptStoreError {
  return new CorruptStoreError(
    `${place}: the row store is damaged (${reason}). Safe: the shard files in the tensor store, which hold every ` +
      `row too and which this does not touch. ${remedy}`,
    { cause },
  );
}
