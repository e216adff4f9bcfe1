import { dispose, type Tensor, type TensorInfo } from '@tensorflow/tfjs-core';
import { NotTraceableError } from './not-traceable-error.js';
import { OP_OUTPUTS } from './op-outputs.js';
import { tensorflowType, type OpAttribute, type TensorFlowBackend } from './tensorflow-backend.js';

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
  readonly kind: 'const';
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
 * Every tensor that a kernel made is disposed at the end, also one that the step kept, and also where it throws.
 *
 * @param step a pure function of the arguments, called once
 * @param argumentsByName the arguments it closes over; each is referred to by its name
 * @throws NotTraceableError when a kernel is used whose output name is unknown, or a constant that a graph cannot hold
 */
export function traceStep(
  backend: TensorFlowBackend,
  step: () => Readonly<Record<string, Tensor>>,
  argumentsByName: Readonly<Record<string, Tensor>>,
): Trace {
  const nodes: (TracedOp | TracedConstant)[] = [];
  const references = new Map<object, string>();
  const made: Tensor[] = [];
  for (const [name, tensor] of Object.entries(argumentsByName)) references.set(tensor.dataId, name);

  const reference = (tensor: TensorInfo): string => {
    const known = references.get(tensor.dataId);
    if (known !== undefined) return known;
    tensorflowType(tensor.dtype); // refuses what a graph cannot hold
    const name = `n${String(nodes.length)}`;
    nodes.push({
      kind: 'const',
      name,
      dtype: tensor.dtype,
      shape: [...tensor.shape],
      values: backend.readSync(tensor.dataId).slice(),
    });
    const constant = `${name}:output:0`;
    references.set(tensor.dataId, constant);
    return constant;
  };
  const record = (
    op: string,
    attributes: readonly OpAttribute[],
    inputs: readonly string[],
    outputs: readonly Tensor[],
  ): void => {
    made.push(...outputs);
    const outputName = OP_OUTPUTS[op];
    if (outputName === undefined) throw new NotTraceableError(`the op ${op} is not among those that can be compiled`);
    const name = `n${String(nodes.length)}`;
    nodes.push({ kind: 'op', name, op, attributes, inputs });
    outputs.forEach((tensor, index) => references.set(tensor.dataId, `${name}:${outputName}:${String(index)}`));
    if (op === 'Reshape') resolveTarget(inputs[1], outputs[0]?.shape ?? []);
  };
  /** Writes the shape that a Reshape had into its target: of a −1 in it the stack size could not be told apart. */
  const resolveTarget = (target: string | undefined, shape: readonly number[]): void => {
    const at = nodes.findIndex(({ kind, name }) => kind === 'const' && target === `${name}:output:0`);
    const node = nodes[at];
    if (node?.kind === 'const') nodes[at] = { ...node, values: Int32Array.from(shape) };
  };

  const { executeSingleOutput, executeMultipleOutputs } = backend;
  backend.executeSingleOutput = (op, attributes, inputs) => {
    const inputReferences = inputs.map(reference);
    const output = executeSingleOutput.call(backend, op, attributes, inputs);
    record(op, completeAttributes(op, attributes, inputs, backend), inputReferences, [output]);
    return output;
  };
  backend.executeMultipleOutputs = (op, attributes, inputs, count) => {
    const inputReferences = inputs.map(reference);
    const outputs = executeMultipleOutputs.call(backend, op, attributes, inputs, count);
    record(op, completeAttributes(op, attributes, inputs, backend), inputReferences, outputs);
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
    dispose(made);
  }
}

/** With what tfjs-node leaves to TensorFlow's eager runtime, which takes it from the inputs; a graph must be told. */
function completeAttributes(
  op: string,
  attributes: readonly OpAttribute[],
  [first]: readonly TensorInfo[],
  { binding }: TensorFlowBackend,
): readonly OpAttribute[] {
  if (op !== 'ExpandDims' || first === undefined) return attributes;
  return [...attributes, { name: 'T', type: binding.TF_ATTR_TYPE, value: tensorflowType(first.dtype) }];
}
