import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import { OP_OUTPUTS } from './op-outputs.js';
import type { OpAttribute, TensorFlowBackend } from './tensorflow-backend.js';

/** Thrown when a step cannot be turned into a graph; the caller falls back to the eager loop. */
export class NotTraceableError extends Error {
  override readonly name = 'NotTraceableError';
}

/** One kernel call as it was made: its op, attributes, and the references of its inputs. */
export interface TracedOp {
  readonly kind: 'op';
  readonly name: string;
  readonly op: string;
  readonly attributes: readonly OpAttribute[];
  readonly inputs: readonly string[];
}

/** A tensor that no traced op made and that is no argument. */
export interface TracedConstant {
  readonly kind: 'constant';
  readonly name: string;
  readonly dtype: Tensor['dtype'];
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array | Uint8Array;
}

/** What a step did: its nodes in order, and a reference to each result. */
export interface Trace {
  readonly nodes: readonly (TracedOp | TracedConstant)[];
  readonly results: Readonly<Record<string, string>>;
}

/**
 * Runs a function once, eagerly, and writes down every kernel call that reaches TensorFlow.
 * A tensor is known by its data id, an object of its own for every tensor, so no two tensors are confused.
 *
 * @param step a pure function of the arguments, called once
 * @param argumentsByName the arguments it closes over; each is referred to by its name
 * @throws NotTraceableError when a kernel is used whose output name is unknown
 */
export function traceStep(
  backend: TensorFlowBackend,
  step: () => Readonly<Record<string, Tensor>>,
  argumentsByName: Readonly<Record<string, Tensor>>,
): Trace {
  const nodes: (TracedOp | TracedConstant)[] = [];
  const references = new Map<object, string>();
  for (const [name, tensor] of Object.entries(argumentsByName)) references.set(tensor.dataId, name);

  const reference = (tensor: TensorInfo): string => {
    const known = references.get(tensor.dataId);
    if (known !== undefined) return known;
    const name = `n${String(nodes.length)}`;
    nodes.push({
      kind: 'constant',
      name,
      dtype: tensor.dtype,
      shape: [...tensor.shape],
      values: backend.readSync(tensor.dataId).slice(),
    });
    const made = `${name}:output:0`;
    references.set(tensor.dataId, made);
    return made;
  };
  const record = (
    op: string,
    attributes: readonly OpAttribute[],
    inputs: readonly string[],
    outputs: readonly Tensor[],
  ): void => {
    const outputName = OP_OUTPUTS[op];
    if (outputName === undefined) throw new NotTraceableError(`the op ${op} is not among those that can be compiled`);
    const name = `n${String(nodes.length)}`;
    nodes.push({ kind: 'op', name, op, attributes, inputs });
    outputs.forEach((tensor, index) => references.set(tensor.dataId, `${name}:${outputName}:${String(index)}`));
  };

  const { executeSingleOutput, executeMultipleOutputs } = backend;
  backend.executeSingleOutput = (op, attributes, inputs) => {
    const inputReferences = inputs.map(reference);
    const output = executeSingleOutput.call(backend, op, attributes, inputs);
    record(op, attributes, inputReferences, [output]);
    return output;
  };
  backend.executeMultipleOutputs = (op, attributes, inputs, count) => {
    const inputReferences = inputs.map(reference);
    const outputs = executeMultipleOutputs.call(backend, op, attributes, inputs, count);
    record(op, attributes, inputReferences, outputs);
    return outputs;
  };
  try {
    const results = step();
    return {
      nodes,
      results: Object.fromEntries(Object.entries(results).map(([name, tensor]) => [name, reference(tensor)])),
    };
  } finally {
    backend.executeSingleOutput = executeSingleOutput;
    backend.executeMultipleOutputs = executeMultipleOutputs;
  }
}
