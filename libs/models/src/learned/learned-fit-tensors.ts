import { ShapeMismatchError } from '@liesweep/sweep';
import { decodeNetwork, encodeNetwork, type NetworkTensor } from '../networks/network-tensors.js';
import type { LearnedFit, LearnedModel } from './learned-fit.js';

/** A tensor of a fit's file; the dtypes are named as in the safetensors format. */
export type FitTensor =
  | NetworkTensor
  | { readonly dtype: 'F64'; readonly shape: readonly number[]; readonly data: Float64Array };

/** Tensors as they come out of a file. */
type StoredTensors = Parameters<typeof decodeNetwork>[0];

/** The names of the tensors that hold the quality, [train, heldOut]. */
const QUALITY_NAMES = { 'R²': 'fit.determination', accuracy: 'fit.accuracy' } as const;

/**
 * A fit as named tensors, to be stored: `fit.determination` or `fit.accuracy`, `fit.factor`, `fit.rowError`, and the model:
 * `quadratic.matrices` [k, n, n] with `quadratic.constants` [k], or the tensors of a network.
 */
export function encodeLearnedFit({ model, quality, factor, rowError }: LearnedFit): Map<string, FitTensor> {
  const numbers = (shape: readonly number[], values: readonly number[]): FitTensor => ({
    dtype: 'F64',
    shape,
    data: Float64Array.from(values),
  });
  return new Map<string, FitTensor>([
    [QUALITY_NAMES[quality.measure], numbers([2], [quality.train, quality.heldOut])],
    ['fit.factor', numbers([], [factor])],
    ['fit.rowError', numbers([], [rowError])],
    ...(model.kind === 'mlp'
      ? encodeNetwork(model.network)
      : ([
          ['quadratic.matrices', numbers(shapeOf(model.matrices), model.matrices.flat(2))],
          ['quadratic.constants', numbers([model.constants.length], model.constants)],
        ] as const)),
  ]);
}

function shapeOf(matrices: readonly (readonly (readonly number[])[])[]): number[] {
  const n = matrices[0]?.length ?? 0;
  return [matrices.length, n, n];
}

/**
 * The fit that `encodeLearnedFit` wrote down.
 *
 * @throws ShapeMismatchError when a tensor is missing or does not fit the others
 */
export function decodeLearnedFit(tensors: StoredTensors): LearnedFit {
  const read = (name: string, shape: readonly number[]): number[] => {
    const found = tensors.get(name);
    if (found?.shape.join() !== shape.join()) throw new ShapeMismatchError(name, shape, found?.shape ?? []);
    return Array.from(found.data);
  };
  const measure = tensors.has(QUALITY_NAMES.accuracy) ? 'accuracy' : 'R²';
  const [train = Number.NaN, heldOut = Number.NaN] = read(QUALITY_NAMES[measure], [2]);
  const [factor = Number.NaN] = read('fit.factor', []);
  const [rowError = Number.NaN] = read('fit.rowError', []);
  return { model: decodeModel(tensors, read), quality: { measure, train, heldOut }, factor, rowError };
}

function decodeModel(tensors: StoredTensors, read: (name: string, shape: readonly number[]) => number[]): LearnedModel {
  const stored = tensors.get('quadratic.matrices');
  if (stored === undefined) return { kind: 'mlp', network: decodeNetwork(tensors) };
  const [k = 0, n = 0] = stored.shape;
  const entries = read('quadratic.matrices', [k, n, n]);
  const rowAt = (first: number): number[] => entries.slice(first, first + n);
  const matrices = Array.from({ length: k }, (_, form) =>
    Array.from({ length: n }, (__, row) => rowAt((form * n + row) * n)),
  );
  return { kind: 'quadratic', matrices, constants: read('quadratic.constants', [k]) };
}
