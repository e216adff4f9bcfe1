import type { Generators } from '@liesweep/api-contract';

/** A matrix that is drawn: a generator, or one part of a complex one. */
export interface DrawnMatrix {
  /** `Re` or `Im`; empty where the matrix is real. */
  readonly part: '' | 'Re' | 'Im';
  /** Shape [n, n]. */
  readonly rows: readonly (readonly number[])[];
}

/** The matrices of each generator of a set: one, or both parts of a complex one. */
export function drawnMatrices({
  matrices,
  imaginary,
}: Pick<Generators, 'matrices' | 'imaginary'>): readonly (readonly DrawnMatrix[])[] {
  return matrices.map((rows, generator): DrawnMatrix[] =>
    imaginary === null
      ? [{ part: '', rows }]
      : [
          { part: 'Re', rows },
          { part: 'Im', rows: imaginary[generator] ?? [] },
        ],
  );
}

/** The largest magnitude of all entries, which both ends of the one colour scale stand for. */
export function entryLimit(generators: readonly (readonly DrawnMatrix[])[]): number {
  return (
    generators
      .flat()
      .reduce((limit, { rows }) => Math.max(limit, ...rows.flat().map(Math.abs).filter(Number.isFinite)), 0) || 1
  );
}
