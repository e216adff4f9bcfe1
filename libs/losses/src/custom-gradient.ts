import { customGrad, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';

/** A value, and the tensors that its gradient takes. */
interface Forward<Saved extends readonly Tensor[]> {
  /** Shape [B]. */
  readonly value: Tensor;
  readonly saved: Saved;
}

/**
 * A loss with a gradient that is derived by hand (decision 6).
 *
 * @param backward the gradient in every input, of the gradient of the value, shape [B]
 * @returns shape [B], differentiable in the inputs, and in nothing else that `forward` uses
 */
export function customGradient<const Inputs extends readonly Tensor[], const Saved extends readonly Tensor[]>(
  inputs: Inputs,
  forward: (...inputs: Inputs) => Forward<Saved>,
  backward: (dy: Tensor, saved: Saved) => Tensor | Tensor[],
): Tensor1D {
  const loss = customGrad((...args) => {
    const save = args.at(-1) as unknown as (tensors: Tensor[]) => void;
    const { value, saved } = forward(...(args.slice(0, -1) as unknown as Inputs));
    save([...saved]);
    return { value, gradFunc: (dy: Tensor, kept: Tensor[]) => backward(dy, kept as unknown as Saved) };
  });
  return loss(...inputs) as Tensor1D;
}
