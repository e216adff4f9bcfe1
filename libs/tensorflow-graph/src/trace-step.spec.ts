import '@tensorflow/tfjs-node';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { NotTraceableError } from './index.js';
import type { TensorFlowBackend } from './tensorflow-backend.js';
import { traceStep, type Trace } from './trace-step.js';

const backend = (): TensorFlowBackend => tf.backend() as unknown as TensorFlowBackend;

/** The trace of a step of x, shape [2, 3], and y, shape [2, 3]. */
function traceOf(step: (x: Tensor, y: Tensor) => Readonly<Record<string, Tensor>>): Trace {
  const [x, y] = [tf.ones([2, 3]), tf.ones([2, 3])];
  let trace: Trace = { nodes: [], results: {} };
  try {
    tf.tidy(() => {
      trace = traceStep(backend(), () => step(x, y), { x, y });
    });
    return trace;
  } finally {
    tf.dispose([x, y]);
  }
}

test('a kernel call is written down with its op, its attributes and the names of its inputs, in the order of the calls', () => {
  const { nodes, results } = traceOf((x, y) => ({ x: tf.mul(tf.sub(x, y), x) }));
  expect(nodes.map((node) => (node.kind === 'op' ? [node.name, node.op, node.inputs] : node.name))).toEqual([
    ['n0', 'Sub', ['x', 'y']],
    ['n1', 'Mul', ['n0:z:0', 'x']],
  ]);
  expect(results).toEqual({ x: 'n1:z:0' });
  const [first] = nodes;
  expect(first?.kind === 'op' && first.attributes).toEqual([
    { name: 'T', type: expect.any(Number) as number, value: expect.any(Number) as number },
  ]);
});

test('a tensor that no kernel made and that is no argument is a constant with its values', () => {
  const { nodes } = traceOf((x) => ({ x: tf.add(x, tf.tensor1d([1, 2, 3])) }));
  expect(nodes[0]).toEqual({
    kind: 'const',
    name: 'n0',
    dtype: 'float32',
    shape: [3],
    values: Float32Array.of(1, 2, 3),
  });
  expect(nodes[1]).toMatchObject({ op: 'Add', inputs: ['x', 'n0:output:0'] });
});

test('a constant used twice is written down once, and two equal constants are two', () => {
  const constants = (trace: Trace): number => trace.nodes.filter(({ kind }) => kind === 'const').length;
  const once = traceOf((x) => {
    const c = tf.tensor1d([1, 2, 3]);
    return { x: tf.mul(tf.add(x, c), c) };
  });
  const twice = traceOf((x) => ({ x: tf.mul(tf.add(x, tf.tensor1d([1, 2, 3])), tf.tensor1d([1, 2, 3])) }));
  expect([once, twice].map(constants)).toEqual([1, 2]);
});

test('the values of a constant are those of the call, whatever becomes of its memory', () => {
  const values = Float32Array.of(1, 2, 3);
  const { nodes } = traceOf((x) => ({ x: tf.add(x, tf.tensor1d(values)) }));
  values.fill(9);
  expect(nodes[0]?.kind === 'const' && nodes[0].values).toEqual(Float32Array.of(1, 2, 3));
});

test('each output of an op of several has a reference of its own', () => {
  const { nodes, results } = traceOf((x) => {
    const [left, right] = tf.split(x, [1, 2], 1);
    if (left === undefined || right === undefined) throw new TypeError('not split');
    return { left, right };
  });
  const split = nodes.find((node) => node.kind === 'op');
  expect(split).toMatchObject({ op: 'SplitV' });
  expect(results).toEqual({ left: `${split?.name ?? ''}:output:0`, right: `${split?.name ?? ''}:output:1` });
});

test('an argument that is handed through or cloned is itself', () => {
  const { nodes, results } = traceOf((x, y) => ({ x: y, y: tf.clone(x) }));
  expect(nodes).toEqual([]);
  expect(results).toEqual({ x: 'y', y: 'x' });
});

test('a result that no kernel made is a constant', () => {
  const { nodes, results } = traceOf(() => ({ x: tf.tensor2d([[1, 2, 3]]) }));
  expect(results).toEqual({ x: 'n0:output:0' });
  expect(nodes).toHaveLength(1);
});

test('the target of a Reshape is written down as the shape that came out, without −1', () => {
  const { nodes } = traceOf((x) => ({ x: tf.reshape(x, [-1, 2]) }));
  expect(nodes[0]?.kind === 'const' && nodes[0].values).toEqual(Int32Array.of(3, 2));
});

test('whole numbers and truth values keep their type', () => {
  const { nodes } = traceOf((x) => ({
    x: tf.where(
      tf.tensor2d([[true, false, true]], [1, 3], 'bool').tile([2, 1]),
      x,
      tf.cast(tf.scalar(1, 'int32'), 'float32'),
    ),
  }));
  const types = nodes.flatMap((node) => (node.kind === 'const' ? [node.dtype] : []));
  expect(new Set(types)).toEqual(new Set(['bool', 'int32']));
});

describe('what the trace cannot hold is refused', () => {
  test('an op that is not in the table, by its name', () => {
    expect(() => traceOf((x) => ({ x: tf.erf(x) }))).toThrow(
      new NotTraceableError('the op Erf is not among those that can be compiled'),
    );
  });

  test('a constant of strings', () => {
    expect(() =>
      traceOf((x) => ({ x: tf.cast(tf.equal(tf.tensor1d(['a', 'b', 'c']), 'b'), 'float32').add(x) })),
    ).toThrow(new NotTraceableError('a graph holds float32, int32 and bool, not string'));
  });
});

describe('a step that throws', () => {
  test('leaves the backend as it was', () => {
    const { executeSingleOutput, executeMultipleOutputs } = backend();
    expect(() =>
      traceOf(() => {
        throw new RangeError('no');
      }),
    ).toThrow(new RangeError('no'));
    expect(backend().executeSingleOutput).toBe(executeSingleOutput);
    expect(backend().executeMultipleOutputs).toBe(executeMultipleOutputs);
  });

  test('leaves no tensor behind, not even one that it kept', () => {
    const before = tf.memory().numTensors;
    expect(() =>
      traceOf((x) => {
        tf.keep(tf.square(x));
        throw new RangeError('no');
      }),
    ).toThrow(RangeError);
    expect(tf.memory().numTensors).toBe(before);
  });
});

test('a step that keeps a tensor leaves none behind where it does not throw either', () => {
  const before = tf.memory().numTensors;
  traceOf((x) => ({ x: tf.keep(tf.square(x)) }));
  expect(tf.memory().numTensors).toBe(before);
});
