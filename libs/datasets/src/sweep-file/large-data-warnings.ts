import { countOf, type FileDataset } from '@liesweep/sweep';

const BYTES_PER_MIB = 2 ** 20;

/** What a slot holds of the numbers while it trains: the file as it is read, its numbers, and these in standard coordinates. */
const TIMES_IN_MEMORY = 3;

/** That training holds the rows of a large file in memory, which its certificate reads from a temporary file. */
export function largeDataWarnings(dataset: FileDataset | undefined): string[] {
  if (dataset?.rows === undefined) return [];
  const { samples, heldOut } = dataset.rows;
  const rowCount = samples.rowCount + heldOut.rowCount;
  const mebibytes = (rowCount * (dataset.vectorLength + dataset.labelCount) * 8) / BYTES_PER_MIB;
  return [
    `${countOf(rowCount, 'row')} are ${mebibytes.toFixed(0)} MiB of numbers: a certificate reads them block by block, ` +
      `but training holds them in memory, about ${(TIMES_IN_MEMORY * mebibytes).toFixed(0)} MiB in each slot. ` +
      'Take fewer rows to train on, or fewer slots, where that is too much.',
  ];
}
