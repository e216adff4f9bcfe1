import { matrixOf, type Matrix } from '@liesweep/lie';

/** An orthonormal basis of the rows' span, by Gram–Schmidt twice; the first is parallel to the first row. */
export function orthonormalRows({ rows, columns, data }: Matrix): Matrix {
  const basis = matrixOf(rows, columns, data);
  for (let a = 0; a < rows; a += 1) {
    const own = basis.data.subarray(a * columns, (a + 1) * columns);
    for (let pass = 0; pass < 2; pass += 1) {
      for (let b = 0; b < a; b += 1) {
        const other = basis.data.subarray(b * columns, (b + 1) * columns);
        const part = own.reduce((sum, entry, at) => sum + entry * (other[at] ?? NaN), 0);
        own.forEach((entry, at) => {
          own[at] = entry - part * (other[at] ?? NaN);
        });
      }
    }
    const size = Math.hypot(...own);
    own.forEach((entry, at) => {
      own[at] = entry / size;
    });
  }
  return basis;
}
