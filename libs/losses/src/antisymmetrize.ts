import { mul, reshape, sub, transpose, type Tensor3D } from '@tensorflow/tfjs-core';

/** ½ (a_ab − a_ba) over ordered pairs, shape [B, N_g², N_g]. */
export function antisymmetrize(constants: Tensor3D, count: number): Tensor3D {
  const byPair = reshape(constants, [-1, count, count, count]); // [B, a, b, c]
  const difference = mul(sub(byPair, transpose(byPair, [0, 2, 1, 3])), 0.5);
  return reshape(difference, [-1, count * count, count]);
}
