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
