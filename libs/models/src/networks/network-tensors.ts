import { ShapeMismatchError, type HostTensor } from '@liesweep/sweep';
import type { Activation, Layer, Network, Standardisation } from './network.js';

/** A tensor of a network's file; the dtype is named as in the safetensors format. */
export type NetworkTensor = HostTensor & { readonly dtype: 'F32' };

/**
 * A network as named tensors, to be stored: `input.mean`, `input.scale`, `output.mean`, `output.scale`, and for every
 * layer `layers.<i>.<activation>.weights` and `….bias`.
 */
export function encodeNetwork({ layers, input, output }: Network): Map<string, NetworkTensor> {
  const vector = (data: Float32Array): NetworkTensor => ({ dtype: 'F32', shape: [data.length], data });
  const side = (name: string, { mean, scale }: Standardisation): [string, NetworkTensor][] => [
    [`${name}.mean`, vector(mean)],
    [`${name}.scale`, vector(scale)],
  ];
  return new Map([
    ...side('input', input),
    ...layers.flatMap(({ weights, bias, inputCount, outputCount, activation }, at): [string, NetworkTensor][] => [
      [`layers.${String(at)}.${activation}.weights`, { dtype: 'F32', shape: [inputCount, outputCount], data: weights }],
      [`layers.${String(at)}.${activation}.bias`, vector(bias)],
    ]),
    ...side('output', output),
  ]);
}

/** Tensors as they come out of a file. */
type StoredTensors = ReadonlyMap<string, { readonly shape: readonly number[]; readonly data: ArrayLike<number> }>;

const LAYER_WEIGHTS = /^layers\.(\d+)\.(identity|tanh|softplus|relu|sigmoid)\.weights$/;

/**
 * The network that `encodeNetwork` wrote down.
 *
 * @throws ShapeMismatchError when a tensor is missing or does not fit the others
 * @throws RangeError when a number is not finite, a scale is not above 0, or a layer is missing
 */
export function decodeNetwork(tensors: StoredTensors): Network {
  const read = (name: string, shape: readonly number[]): Float32Array => {
    const found = tensors.get(name);
    if (found?.shape.join() !== shape.join()) throw new ShapeMismatchError(name, shape, found?.shape ?? []);
    return finite(name, Float32Array.from(found.data));
  };
  const side = (name: string, count: number): Standardisation => ({
    mean: read(`${name}.mean`, [count]),
    scale: read(`${name}.scale`, [count]),
  });
  const found = [...tensors.keys()].flatMap((name) => {
    const [, at, activation] = LAYER_WEIGHTS.exec(name) ?? [];
    return at === undefined ? [] : [{ at: Number(at), name, activation: activation as Activation }];
  });
  const inputCount = tensors.get('input.mean')?.shape[0] ?? 0;
  let width = inputCount;
  const layers = found
    .sort((left, right) => left.at - right.at)
    .map(({ at, name, activation }, position): Layer => {
      if (at !== position) throw new RangeError(`${name}: expected layer ${String(position)}`);
      const outputCount = tensors.get(name)?.shape[1] ?? 0;
      const layer = {
        inputCount: width,
        outputCount,
        weights: read(name, [width, outputCount]),
        bias: read(name.replace(/weights$/, 'bias'), [outputCount]),
        activation,
      };
      width = outputCount;
      return layer;
    });
  const [input, output] = [side('input', inputCount), side('output', width)];
  for (const [name, { scale }] of [['input.scale', input] as const, ['output.scale', output] as const]) {
    if (!scale.every((each) => each > 0)) throw new RangeError(`${name}: expected numbers above 0`);
  }
  return { layers, input, output };
}

function finite(name: string, numbers: Float32Array): Float32Array {
  if (numbers.every((each) => Number.isFinite(each))) return numbers;
  throw new RangeError(`${name}: expected finite numbers`);
}
