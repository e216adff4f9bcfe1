/** What is applied to the units of a layer. */
export type Activation = 'identity' | 'tanh' | 'softplus' | 'relu' | 'sigmoid';

/** One layer, h ↦ σ(h·W + b), as plain numbers. */
export interface Layer {
  readonly inputCount: number;
  readonly outputCount: number;
  /** W, row-major [inputCount, outputCount]. */
  readonly weights: Float32Array;
  /** b, [outputCount]. */
  readonly bias: Float32Array;
  readonly activation: Activation;
}

/** What brings each column of a table to mean 0 and standard deviation 1: (x − mean) / scale. */
export interface Standardisation {
  readonly mean: Float32Array;
  /** > 0. */
  readonly scale: Float32Array;
}

/**
 * A multilayer perceptron as plain data: standardise, apply the layers, undo the standardisation of the labels.
 *
 *     φ(x) = μ_out + s_out · σ_L(… σ_1((x − μ_in)/s_in · W_1 + b_1) …)
 */
export interface Network {
  readonly layers: readonly Layer[];
  readonly input: Standardisation;
  readonly output: Standardisation;
}

/** n, the number of features a network takes. */
export function inputCountOf(network: Network): number {
  return network.input.mean.length;
}

/** k, the number of labels a network gives. */
export function outputCountOf(network: Network): number {
  return network.output.mean.length;
}
