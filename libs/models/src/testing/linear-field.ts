import type { Matrix } from '@liesweep/lie';
import { fieldLayers, fieldParameterCount, type FieldNetwork } from '../parameterisations/field-network.js';

/** Networks that are exactly linear: v(x) = 𝒲 relu(x) − 𝒲 relu(−x). @param generators 𝒲, N_g of shape [n, n] */
export function linearFieldParameters(generators: readonly Matrix[]): {
  readonly network: FieldNetwork;
  readonly parameters: Float32Array;
} {
  const n = generators[0]?.rows ?? 0;
  const network: FieldNetwork = { layers: [n, 2 * n, n], activation: 'relu' };
  const [hidden, output] = fieldLayers(network);
  const count = fieldParameterCount(network);
  const parameters = new Float32Array(generators.length * count);
  generators.forEach(({ data }, a) => {
    const own = parameters.subarray(a * count, (a + 1) * count);
    for (let j = 0; j < n; j += 1) {
      own[(hidden?.weightsAt ?? NaN) + j * n + j] = 1;
      own[(hidden?.weightsAt ?? NaN) + (n + j) * n + j] = -1;
      for (let i = 0; i < n; i += 1) {
        const entry = data[i * n + j] ?? NaN;
        own[(output?.weightsAt ?? NaN) + i * 2 * n + j] = entry;
        own[(output?.weightsAt ?? NaN) + i * 2 * n + n + j] = -entry;
      }
    }
  });
  return { network, parameters };
}
