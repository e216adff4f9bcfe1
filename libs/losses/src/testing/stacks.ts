import { tensor, type Tensor1D, type Tensor3D } from '@tensorflow/tfjs-core';
import { normalStream } from '@liesweep/sweep';
import type { Generators } from './reference-losses.js';

/** A stack of random generators, the same for the same seed: [B][N_g][n][n]. */
export function randomStack(stackSize: number, generatorCount: number, n: number, seed: number): Generators[] {
  const normal = normalStream(seed);
  const list = <T>(length: number, make: () => T): T[] => Array.from({ length }, make);
  return list(stackSize, () => list(generatorCount, () => list(n, () => list(n, () => normal() * 0.6))));
}

/** so(3) with norm² 2, the rotations about three axes. */
export const SO3: Generators = [
  [
    [0, 0, 0],
    [0, 0, -1],
    [0, 1, 0],
  ],
  [
    [0, 0, 1],
    [0, 0, 0],
    [-1, 0, 0],
  ],
  [
    [0, -1, 0],
    [1, 0, 0],
    [0, 0, 0],
  ],
];

/** Shape [B, N_g, n²]. */
export const asVectors = (stack: readonly Generators[]): Tensor3D => {
  const [first] = stack;
  const n = first?.[0]?.length ?? 0;
  return tensor(stack.flat(4), [stack.length, first?.length ?? 0, n * n]);
};

/** Central differences of a float64 function of all entries, in the order of `flat`. */
export function finiteDifferences(value: (entries: readonly number[]) => number, at: readonly number[]): number[] {
  const step = 1e-5;
  return at.map((entry, index) => {
    const moved = (by: number): number => value(at.map((other, position) => (position === index ? entry + by : other)));
    return (moved(step) - moved(-step)) / (2 * step);
  });
}

/** Rebuilds a stack from its entries. */
export function fromEntries(entries: readonly number[], like: readonly Generators[]): Generators[] {
  let next = 0;
  return like.map((trial) => trial.map((w) => w.map((row) => row.map(() => entries[next++] ?? Number.NaN))));
}

/** Largest difference relative to the largest expected number; NaN where anything is NaN. */
export function relativeError(actual: ArrayLike<number>, expected: readonly number[]): number {
  const scale = Math.max(...expected.map(Math.abs), Number.MIN_VALUE);
  return Math.max(...expected.map((value, at) => Math.abs((actual[at] ?? Number.NaN) - value))) / scale;
}

/** The losses of a stack as numbers. */
export const numbers = (losses: Tensor1D): number[] => Array.from(losses.dataSync());
