import type { HostTensor } from './host-tensor.js';

/** A tensor [rows, columns] as rows; numbers that are not finite become null. */
export function toRows({
  shape: [rows = 0, columns = 0],
  data,
}: HostTensor<Float32Array | Float64Array>): (number | null)[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => finite(data[row * columns + column])),
  );
}

/** A tensor [count, rows, columns] as matrices; numbers that are not finite become null. */
export function toMatrices({
  shape: [count = 0, rows = 0, columns = 0],
  data,
}: HostTensor<Float32Array | Float64Array>): (number | null)[][][] {
  const flat = toRows({ shape: [count * rows, columns], data });
  return Array.from({ length: count }, (_, index) => flat.slice(index * rows, (index + 1) * rows));
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
