import type { Activation, ParameterisationSpec } from '@liesweep/sweep';

/** How a network is a vector field v(x): layers of weights and biases, with an activation between them. */
export interface FieldNetwork {
  /** Sizes from the input to the output, such as [2, 32, 32, 2]; first and last are equal. */
  readonly layers: readonly number[];
  readonly activation: Activation;
}

/** One layer z = W h + b, and where its numbers stand among the flat parameters: W [outputs, inputs] row-major, then b. */
export interface FieldLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weightsAt: number;
  readonly biasesAt: number;
}

/** The network on vectors of `vectorLength` real numbers. */
export function fieldNetwork(
  vectorLength: number,
  { hidden, activation }: Extract<ParameterisationSpec, { kind: 'non-linear' }>,
): FieldNetwork {
  return { layers: [vectorLength, ...hidden, vectorLength], activation };
}

/** The layers in their order. */
export function fieldLayers({ layers }: Pick<FieldNetwork, 'layers'>): readonly FieldLayer[] {
  let next = 0;
  return layers.slice(1).map((outputs, index) => {
    const inputs = layers[index] ?? Number.NaN;
    const [weightsAt, biasesAt] = [next, next + inputs * outputs];
    next = biasesAt + outputs;
    return { inputs, outputs, weightsAt, biasesAt };
  });
}

/** P, the number of parameters of one field: Σ (inputs + 1) · outputs. */
export function fieldParameterCount(network: Pick<FieldNetwork, 'layers'>): number {
  return fieldLayers(network).reduce((total, { inputs, outputs }) => total + (inputs + 1) * outputs, 0);
}
