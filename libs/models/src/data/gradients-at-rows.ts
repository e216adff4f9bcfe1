import type { FileDataset, FileGradients } from '@liesweep/sweep';
import { rowFinder } from './row-finder.js';
import type { Oracle } from '../oracle.js';

/** Relative rounding of numbers that are all float32, and of others. */
const ROUNDING = { float32: 2 ** -24, float64: 2 ** -52 } as const;

/**
 * An oracle of which only ∇φ at the rows of a data file is known, in their own units: a row is found by its features. Anywhere
 * else the gradient is NaN.
 */
export function gradientsAtRows(
  file: Pick<FileDataset, 'vectorLength' | 'samples' | 'heldOut'>,
  gradients: FileGradients,
): Oracle {
  const { vectorLength } = file;
  const { labelCount } = gradients;
  const unknown = new Float64Array(vectorLength).fill(Number.NaN);
  const isFloat32 = [gradients.samples, gradients.heldOut].every((slopes) =>
    slopes.every((slope) => Math.fround(slope) === slope),
  );
  // Nobody looks for a row where gradients are read beside the rows.
  let known: { readonly slopes: Float64Array; readonly find: ReturnType<typeof rowFinder> } | undefined;
  return {
    ...{ labelCount, vectorCount: 1, gradientPrecision: ROUNDING[isFloat32 ? 'float32' : 'float64'] },
    gradient: (x) => {
      known ??= {
        slopes: joined(gradients.samples, gradients.heldOut),
        find: rowFinder(joined(file.samples, file.heldOut), vectorLength),
      };
      const { slopes, find } = known;
      const row = find(x);
      return Array.from({ length: labelCount }, (_, label) => {
        if (row === undefined) return unknown;
        const first = (row * labelCount + label) * vectorLength;
        return slopes.subarray(first, first + vectorLength);
      });
    },
  };
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  const all = new Float64Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
