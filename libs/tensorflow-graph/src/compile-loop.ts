/**
 * Compiles a training step into a TensorFlow graph that runs it K times in one call.
 *
 * tfjs-node sends every kernel to TensorFlow by op name and attributes, so a step can be written down as it runs
 * (traceStep) and becomes the body of a `StatelessWhile`. The graph is loaded through the public
 * `tf.node.loadSavedModel`. K, and the number of trials in the stack, are inputs: one graph serves every chunk length
 * and every stack size.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import type { Tensor } from '@tensorflow/tfjs-core';
import {
  STACK_SIZE,
  type Loop,
  type NamedTensors,
  type StepFunction,
  type StepSignature,
  type TensorSignature,
} from '@liesweep/training';
import { generaliseTrace } from './generalise-trace.js';
import {
  attribute,
  constantNode,
  functionDefinition,
  integerNode,
  node,
  savedModel,
  type Message,
  type ModelTensor,
} from './graph-proto.js';
import { NotTraceableError } from './not-traceable-error.js';
import { tensorflowType, TENSORFLOW_TYPES, type OpAttribute, type TensorFlowBackend } from './tensorflow-backend.js';
import { traceStep, type Trace } from './trace-step.js';

/** How the compiled loop is run. */
export interface CompileOptions {
  /** `graph` runs TensorFlow's kernels, best on a CPU; `xla` compiles them into fused ones, which a GPU needs. */
  readonly mode: 'graph' | 'xla';
}

/** Two stack sizes that no other dimension of a step is likely to be a multiple of. */
const TRACED_STACK_SIZES = [2, 3] as const;

/** Names of the loop's own input: how many steps to run. */
const STEP_COUNT = 'stepCount';

/**
 * Compiles a step.
 *
 * @param step a pure function over tensors
 * @param signature names, shapes and types of its state and constants
 * @throws NotTraceableError when the step cannot become a graph: use the eager loop then; TypeError when it returns a state
 *   of another type or shape than its signature says
 */
export async function compileLoop(
  step: StepFunction,
  signature: StepSignature,
  { mode }: CompileOptions,
): Promise<Loop> {
  const [first, second] = TRACED_STACK_SIZES.map((size) => traceAt(size, step, signature));
  if (first === undefined || second === undefined) throw new NotTraceableError('the step was not traced');
  const trace = generaliseTrace(first, second);
  const folder = await mkdtemp(join(tmpdir(), 'liesweep-graph-'));
  try {
    await writeFile(join(folder, 'saved_model.pb'), buildModel(trace, signature, mode));
    const model = await tf.node.loadSavedModel(folder, ['serve'], 'serving_default');
    return {
      mode,
      run(state, constants, steps) {
        const stepCount = tf.scalar(steps, 'int32');
        try {
          const outputs = model.predict({
            ...select(state, signature.state),
            ...select(constants, signature.constants),
            [STEP_COUNT]: stepCount,
          });
          return outputs as NamedTensors;
        } finally {
          stepCount.dispose();
        }
      },
      dispose: () => {
        model.dispose();
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The tensors of a signature. @throws TypeError when one is not there, or of another type or shape */
function select(tensors: NamedTensors, signatures: Readonly<Record<string, TensorSignature>>): Record<string, Tensor> {
  return Object.fromEntries(
    Object.entries(signatures).map(([name, { dtype, shape }]) => {
      const tensor = tensors[name];
      if (tensor === undefined) throw new TypeError(`the loop needs a tensor named ${name}`);
      const hasShape =
        tensor.rank === shape.length && shape.every((size, axis) => size === STACK_SIZE || size === tensor.shape[axis]);
      if (!hasShape || tensor.dtype !== dtype) {
        throw new TypeError(
          `the loop needs ${name} as ${dtype} of shape [${shape.join()}], not ${tensor.dtype} of shape [${tensor.shape.join()}]`,
        );
      }
      return [name, tensor];
    }),
  );
}

function traceAt(stackSize: number, step: StepFunction, { state, constants }: StepSignature): Trace {
  const zeros = (signatures: Readonly<Record<string, TensorSignature>>): Record<string, Tensor> =>
    Object.fromEntries(
      Object.entries(signatures).map(([name, { shape, dtype }]) => [
        name,
        tf.zeros(
          shape.map((size) => (size === STACK_SIZE ? stackSize : size)),
          dtype,
        ),
      ]),
    );
  let trace: Trace | undefined;
  tf.tidy(() => {
    const exampleState = zeros(state);
    const exampleConstants = zeros(constants);
    trace = traceStep(
      tf.backend() as unknown as TensorFlowBackend,
      () => sameForm(step(exampleState, exampleConstants), exampleState),
      { ...exampleState, ...exampleConstants },
    );
  });
  return trace ?? missing('result');
}

/** What a step returns, where it can be given to the step again. A loop would go on with other shapes unseen. */
function sameForm(next: NamedTensors, state: NamedTensors): NamedTensors {
  for (const [name, { dtype, shape }] of Object.entries(state)) {
    const returned = next[name] ?? missing(name);
    if (returned.dtype === dtype && returned.shape.join() === shape.join()) continue;
    throw new TypeError(
      `the step returns ${name} as ${returned.dtype} of shape [${returned.shape.join()}], its signature says ${dtype} of shape [${shape.join()}]`,
    );
  }
  return next;
}

/** step (one) → body (counts, calls step) → train (StatelessWhile) → the graph's one call. */
function buildModel(trace: Trace, signature: StepSignature, mode: CompileOptions['mode']): Uint8Array {
  const state = Object.entries(signature.state);
  const all = [...state, ...Object.entries(signature.constants)];
  const typed = all.map(([name, { dtype }]): [string, number] => [name, tensorflowType(dtype)]);
  const stateTyped = typed.slice(0, state.length);
  const integer = TENSORFLOW_TYPES.int32;
  const xla = mode === 'xla' ? { _XlaMustCompile: attribute.bool(true) } : {};

  const stepFunction = functionDefinition(
    'step',
    typed,
    stateTyped.map(([name, type]) => [`next_${name}`, type, trace.results[name] ?? missing(name)]),
    trace.nodes.map(nodeOf),
  );
  const loopArguments: [string, number][] = [['taken', integer], [STEP_COUNT, integer], ...typed];
  const body = functionDefinition(
    'body',
    loopArguments,
    [
      ['next_taken', integer, 'increment:z:0'],
      [`next_${STEP_COUNT}`, integer, STEP_COUNT],
      ...typed.map(([name, type], index): [string, number, string] => [
        `next_${name}`,
        type,
        index < state.length ? `call:next_${name}:0` : name,
      ]),
    ],
    [
      node(
        'call',
        'step',
        typed.map(([name]) => name),
        {},
      ),
      integerNode('one', 1),
      node('increment', 'AddV2', ['taken', 'one:output:0'], { T: attribute.type(integer) }),
    ],
  );
  const condition = functionDefinition(
    'condition',
    loopArguments,
    [['goOn', TENSORFLOW_TYPES.bool, 'compare:z:0']],
    [node('compare', 'Less', ['taken', STEP_COUNT], { T: attribute.type(integer) })],
  );
  const train = functionDefinition(
    'train',
    [[STEP_COUNT, integer], ...typed],
    stateTyped.map(([name, type], index) => [`trained_${name}`, type, `loop:output:${String(index + 2)}`]),
    [
      integerNode('zero', 0),
      node('loop', 'StatelessWhile', ['zero:output:0', STEP_COUNT, ...typed.map(([name]) => name)], {
        T: attribute.types(loopArguments.map(([, type]) => type)),
        cond: attribute.function('condition'),
        body: attribute.function('body'),
        parallel_iterations: attribute.int(1),
      }),
    ],
    xla,
  );

  const inputs: ModelTensor[] = [
    { key: STEP_COUNT, node: `in_${STEP_COUNT}`, type: integer, shape: [] },
    ...all.map(([name, { dtype, shape }]) => ({
      key: name,
      node: `in_${name}`,
      type: tensorflowType(dtype),
      shape: shape.map((size) => (size === STACK_SIZE ? -1 : size)),
    })),
  ];
  const outputs: ModelTensor[] = inputs
    .slice(1, state.length + 1)
    .map((input) => ({ ...input, node: `out_${input.key}` }));
  const nodes: Message[] = [
    ...inputs.map(({ node: name, type, shape }) =>
      node(name, 'Placeholder', [], { dtype: attribute.type(type), shape: attribute.shape(shape) }),
    ),
    node(
      'call',
      'PartitionedCall',
      inputs.map(({ node: name }) => name),
      {
        Tin: attribute.types(inputs.map(({ type }) => type)),
        Tout: attribute.types(outputs.map(({ type }) => type)),
        f: attribute.function('train'),
        ...xla,
      },
    ),
    ...outputs.map(({ node: name, type }, index) =>
      node(name, 'Identity', [`call:${String(index)}`], { T: attribute.type(type) }),
    ),
  ];
  return savedModel([stepFunction, body, condition, train], nodes, inputs, outputs);
}

function missing(name: string): never {
  throw new NotTraceableError(`the step returns no ${name}`);
}

function nodeOf(traced: Trace['nodes'][number]): Message {
  if (traced.kind === 'const') {
    const { buffer, byteOffset, byteLength } = traced.values;
    return constantNode(
      traced.name,
      tensorflowType(traced.dtype),
      traced.shape,
      new Uint8Array(buffer, byteOffset, byteLength),
    );
  }
  return node(
    traced.name,
    traced.op,
    traced.inputs,
    Object.fromEntries(traced.attributes.map((given) => [given.name, attributeOf(given)])),
  );
}

function attributeOf({ name, type, value }: OpAttribute): Message {
  const { TF_ATTR_TYPE, TF_ATTR_BOOL, TF_ATTR_INT, TF_ATTR_FLOAT, TF_ATTR_STRING } = (
    tf.backend() as unknown as TensorFlowBackend
  ).binding;
  if (type === TF_ATTR_TYPE && typeof value === 'number') return attribute.type(value);
  if (type === TF_ATTR_BOOL && typeof value === 'boolean') return attribute.bool(value);
  if (type === TF_ATTR_INT && typeof value === 'number') return attribute.int(value);
  if (type === TF_ATTR_INT && Array.isArray(value)) return attribute.ints(value as number[]);
  if (type === TF_ATTR_FLOAT && typeof value === 'number') return attribute.float(value);
  if (type === TF_ATTR_STRING && typeof value === 'string') return attribute.string(value);
  throw new NotTraceableError(`attribute ${name} has a form that is not known`);
}
