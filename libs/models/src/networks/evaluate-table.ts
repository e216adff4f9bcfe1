import { tensor2d, tidy } from '@tensorflow/tfjs-core';
import { evaluateNetwork } from './evaluate-network.js';
import { inputCountOf, type Network } from './network.js';

/**
 * A network's labels for a table of samples, in float32 on whatever backend is loaded.
 *
 * @param table row-major [m, n]
 * @returns row-major [m, k]
 */
export function evaluateTable(network: Network, table: Float32Array): Float32Array {
  const inputCount = inputCountOf(network);
  return tidy(() =>
    evaluateNetwork(network, tensor2d(table, [table.length / inputCount, inputCount])).dataSync<'float32'>(),
  );
}
