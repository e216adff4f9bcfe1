import type { RowSource } from '@liesweep/sweep';

/**
 * Samples of q vectors from rows of one: each row with the q − 1 that follow it, around the end. The rows of a file are
 * shuffled, so they are q independent vectors, and every row is the first one of one sample.
 *
 * @param rows [m, r]
 * @returns [m, q·r]
 */
export function followingRows(rows: Float64Array, vectorLength: number, vectorCount: number): Float64Array {
  if (vectorCount === 1) return rows;
  const samples = new Float64Array(rows.length * vectorCount);
  for (let vector = 0; vector < vectorCount; vector += 1) {
    for (let at = 0; at < rows.length; at += 1) {
      const row = Math.floor(at / vectorLength);
      const target = (row * vectorCount + vector) * vectorLength + (at % vectorLength);
      samples[target] = rows[(at + vector * vectorLength) % rows.length] ?? Number.NaN;
    }
  }
  return samples;
}

/** The same of rows that come block by block. @param rows of vectorLength numbers */
export function followingBlocks(rows: RowSource, vectorCount: number): RowSource {
  if (vectorCount === 1) return rows;
  const { rowCount, width } = rows;
  const more = (vectorCount - 1) * width;
  return {
    ...{ rowCount, width: vectorCount * width },
    *blocks() {
      // The last q − 1 rows of a block wait for the next one, those of the last block for the first rows.
      let waiting = new Float64Array();
      for (const block of rowsAfter(rows, vectorCount - 1)) {
        const own = new Float64Array(waiting.length + block.length);
        own.set(waiting);
        own.set(block, waiting.length);
        const ready = Math.max(0, own.length - more);
        const samples = new Float64Array(ready * vectorCount);
        for (let row = 0; row < ready / width; row += 1) {
          samples.set(own.subarray(row * width, (row + vectorCount) * width), row * vectorCount * width);
        }
        waiting = own.slice(ready);
        if (ready > 0) yield samples;
      }
    },
    readRow(row, into) {
      for (let vector = 0; vector < vectorCount; vector += 1) {
        rows.readRow((row + vector) % rowCount, into.subarray(vector * width, (vector + 1) * width));
      }
    },
  };
}

/** All blocks, and then the first rows again. */
function* rowsAfter(rows: RowSource, count: number): Generator<Float64Array> {
  yield* rows.blocks();
  const first = new Float64Array(count * rows.width);
  for (let row = 0; row < count; row += 1) {
    rows.readRow(row % rows.rowCount, first.subarray(row * rows.width, (row + 1) * rows.width));
  }
  yield first;
}
