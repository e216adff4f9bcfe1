import type { GeneratorMatrix } from '@liesweep/figures';

/** Numbers in row-major order, as tensors are stored. */
export interface FlatTensor {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** A tensor [rows, columns] as rows; numbers that are not finite become null. */
export function toRows({ shape: [rows = 0, columns = 0], data }: FlatTensor): (number | null)[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => finite(data[row * columns + column])),
  );
}

/** A tensor [count, rows, columns] as matrices; numbers that are not finite become null. */
export function toMatrices({ shape: [count = 0, rows = 0, columns = 0], data }: FlatTensor): (number | null)[][][] {
  const flat = toRows({ shape: [count * rows, columns], data });
  return Array.from({ length: count }, (_, index) => flat.slice(index * rows, (index + 1) * rows));
}

/** Generators as stored: [N_g, n, n], or [N_g, 2, n, n] with the real parts first; numbers that are not finite become null. */
export function toGenerators({ shape, data }: FlatTensor): GeneratorMatrix[] {
  const [count = 0, parts = 0, ...rest] = shape;
  if (rest.length < 2) return toMatrices({ shape, data });
  const matrices = toMatrices({ shape: [count * parts, ...rest], data });
  return Array.from({ length: count }, (_, index) => ({
    re: matrices[2 * index] ?? [],
    im: matrices[2 * index + 1] ?? [],
  }));
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
