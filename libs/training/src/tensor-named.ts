import type { Tensor } from '@tensorflow/tfjs-core';
import type { NamedTensors } from './loop.js';

/** The tensor of a name. @throws TypeError where there is none */
export function tensorNamed(tensors: NamedTensors, name: string): Tensor {
  const tensor = tensors[name];
  if (tensor === undefined) throw new TypeError(`there is no tensor named ${name}`);
  return tensor;
}
