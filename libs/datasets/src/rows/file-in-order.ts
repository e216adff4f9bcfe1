import type { RowSource } from '@liesweep/sweep';
import { NumberFile } from './number-file.js';

/** Numbers of the rows that are put in order at once, in memory: 8 MiB. */
const BUCKET_NUMBERS = 2 ** 20;

/** Numbers of a bucket that wait to be written together. */
const WAITING_NUMBERS = 2 ** 12;

/**
 * Rows in another order, in a temporary file: they are parted by where they go, each part is read, put in order and written. Reads
 * and writes run through the files, where taking row after row would jump to and fro in them.
 *
 * @param placeOf where each row stands afterwards, a permutation
 * @param bucketNumbers numbers that are put in order in memory
 */
export function fileInOrder(rows: RowSource, placeOf: Int32Array, bucketNumbers = BUCKET_NUMBERS): NumberFile {
  const { rowCount, width } = rows;
  const rowsPerBucket = Math.max(1, Math.floor(bucketNumbers / (width + 1)));
  const parted = partRows(rows, placeOf, rowsPerBucket);
  const ordered = new NumberFile();
  const bucket = new Float64Array(Math.min(rowsPerBucket, rowCount) * (width + 1));
  const inOrder = new Float64Array(Math.min(rowsPerBucket, rowCount) * width);
  for (let first = 0; first < rowCount; first += rowsPerBucket) {
    const count = Math.min(rowsPerBucket, rowCount - first);
    const read = bucket.subarray(0, count * (width + 1));
    parted.read(read, first * (width + 1));
    for (let from = 0; from < read.length; from += width + 1) {
      const to = ((read[from] ?? 0) - first) * width;
      for (let at = 0; at < width; at += 1) inOrder[to + at] = read[from + 1 + at] ?? NaN;
    }
    ordered.write(inOrder.subarray(0, count * width), first * width);
  }
  return ordered;
}

/** Each row behind the number of its place, those of neighbouring places together, [rows, 1 + width]. */
function partRows(rows: RowSource, placeOf: Int32Array, rowsPerBucket: number): NumberFile {
  const parted = new NumberFile();
  const length = rows.width + 1;
  const buckets = Array.from({ length: Math.ceil(rows.rowCount / rowsPerBucket) }, (_, at) => ({
    waiting: new Float64Array(Math.max(1, Math.floor(WAITING_NUMBERS / length)) * length),
    filled: 0,
    position: at * rowsPerBucket * length,
  }));
  const flush = (bucket: (typeof buckets)[number]): void => {
    parted.write(bucket.waiting.subarray(0, bucket.filled), bucket.position);
    bucket.position += bucket.filled;
    bucket.filled = 0;
  };
  let row = 0;
  for (const block of rows.blocks()) {
    for (let from = 0; from < block.length; from += rows.width) {
      const place = placeOf[row] ?? 0;
      row += 1;
      const bucket = buckets[Math.floor(place / rowsPerBucket)];
      if (bucket === undefined) continue;
      bucket.waiting[bucket.filled] = place;
      for (let at = 0; at < rows.width; at += 1) bucket.waiting[bucket.filled + 1 + at] = block[from + at] ?? NaN;
      bucket.filled += length;
      if (bucket.filled === bucket.waiting.length) flush(bucket);
    }
  }
  buckets.forEach(flush);
  return parted;
}
