import type { DataType, Tensor } from '@tensorflow/tfjs-core';

/** Tensors by name. The names are the same on every step; so are the shapes, but for the size of the stack. */
export type NamedTensors = Readonly<Record<string, Tensor>>;

/** A dimension that is the number of trials in the stack, B. */
export const STACK_SIZE = 'stack-size';

/** Shape and type of one named tensor; one graph serves every size of the stack. */
export interface TensorSignature {
  readonly shape: readonly (number | typeof STACK_SIZE)[];
  readonly dtype: Extract<DataType, 'float32' | 'int32' | 'bool'>;
}

/** The named tensors a step takes. */
export interface StepSignature {
  readonly state: Readonly<Record<string, TensorSignature>>;
  readonly constants: Readonly<Record<string, TensorSignature>>;
}

/**
 * One optimisation step: a pure function of tensors. It reads no value, branches on none, and uses no variable, so that
 * it can be traced into a graph.
 */
export type StepFunction = (state: NamedTensors, constants: NamedTensors) => NamedTensors;

/** Runs a step many times over. */
export interface Loop {
  readonly mode: 'eager' | 'graph' | 'xla';
  /**
   * Runs `steps` steps and returns the new state. The tensors passed in stay the caller's to dispose; those returned
   * are too.
   */
  run(state: NamedTensors, constants: NamedTensors, steps: number): NamedTensors;
  dispose(): void;
}

/** Makes a loop of a step: eager on any backend, or compiled where the backend can. */
export type LoopCompiler = (step: StepFunction, signature: StepSignature) => Promise<Loop>;
