import { matrixOf } from './matrix.js';
import type { Matrix } from './matrix.js';
import type { Draw } from './seeded-normals.js';

/** A random orthogonal matrix [count, count]: Gram–Schmidt, twice, on a normal one. */
export function randomRotation(count: number, draw: Draw): Matrix {
  const rows: Float64Array[] = [];
  for (let a = 0; a < count; a++) {
    const row = Float64Array.from({ length: count }, draw);
    for (const other of [...rows, ...rows]) {
      const along = other.reduce((sum, entry, j) => sum + entry * (row[j] ?? NaN), 0);
      row.forEach((entry, j) => (row[j] = entry - along * (other[j] ?? NaN)));
    }
    const norm = Math.hypot(...row);
    rows.push(row.map((entry) => entry / norm));
  }
  return matrixOf(
    count,
    count,
    rows.flatMap((row) => Array.from(row)),
  );
}
