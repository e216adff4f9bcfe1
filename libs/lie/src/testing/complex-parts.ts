import { entryOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';

/**
 * 𝒲 = A + iB of its real form [[A, −B], [B, A]] as n² real parts, then n² imaginary ones, scaled to the norm of the real
 * form: [2n, 2n] → [2n, n]. For tests only.
 */
export function complexParts({ rows, data }: Matrix): Matrix {
  const n = rows / 2;
  const parts = Array.from(
    { length: rows * n },
    (_, at) => Math.SQRT2 * entryOf({ rows, columns: rows, data }, Math.floor(at / n), at % n),
  );
  return { rows, columns: n, data: Float64Array.from(parts) };
}
