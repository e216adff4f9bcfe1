// Rows of the calibration: normal features with the mean and the size that the function asks for, labels with noise.
import { normalStream } from '@liesweep/sweep';

/**
 * N rows of a function's features, x ~ N(0, 1), and its labels with noise s times their root mean square.
 *
 * @param seed decides everything
 */
export function drawRows({ n, phi }, { rows, noise, seed }) {
  const stream = normalStream(seed);
  const samples = Float64Array.from({ length: rows * n }, () => stream());
  const exact = Float64Array.from({ length: rows }, (_, row) =>
    phi(Array.from(samples.subarray(row * n, (row + 1) * n))),
  );
  const size = Math.sqrt(exact.reduce((sum, y) => sum + y * y, 0) / rows);
  return { samples, labels: exact.map((y) => y + noise * size * stream()) };
}
