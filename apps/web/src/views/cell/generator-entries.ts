import type { Generators } from '@liesweep/api-contract';
import { decimals } from '@liesweep/figures/notation';
import { signedLimit } from '@liesweep/figures/signed-matrix';

/** A matrix that is drawn: a generator, or one part of a complex one. */
export interface DrawnMatrix {
  /** Of the generator, counted from 0. */
  readonly generator: number;
  readonly part: 'whole' | 'real part' | 'imaginary part';
  /** Shape [n, n]. */
  readonly rows: readonly (readonly number[])[];
}

/** The matrices of a set, complex ones in two parts. */
export function drawnMatrices({ matrices, imaginary }: Pick<Generators, 'matrices' | 'imaginary'>): DrawnMatrix[] {
  return matrices.flatMap((rows, generator): DrawnMatrix[] =>
    imaginary === null
      ? [{ generator, part: 'whole', rows }]
      : [
          { generator, part: 'real part', rows },
          { generator, part: 'imaginary part', rows: imaginary[generator] ?? [] },
        ],
  );
}

/** The largest magnitude of all entries, which both ends of the one colour scale stand for. */
export function entryLimit(matrices: readonly DrawnMatrix[]): number {
  return matrices.reduce((limit, { rows }) => Math.max(limit, signedLimit(rows.flat())), 0) || 1;
}

/** An entry of a complex matrix as it is read: `0.71 − 0.5i`. */
export function complexEntry(real: number, imaginary: number): string {
  return `${decimals(real, 3)} ${imaginary < 0 ? '−' : '+'} ${decimals(Math.abs(imaginary), 3)}i`;
}
