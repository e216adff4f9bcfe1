import { generaliseTrace } from './generalise-trace.js';
import { NotTraceableError } from './index.js';
import type { Trace, TracedConstant, TracedOp } from './trace-step.js';

const OTHER_PATH = new NotTraceableError('the step takes another path at another stack size');

const op = (
  name: string,
  kind: string,
  inputs: readonly string[],
  attributes: TracedOp['attributes'] = [],
): TracedOp => ({
  kind: 'op',
  name,
  op: kind,
  attributes,
  inputs,
});
const integers = (name: string, ...values: number[]): TracedConstant => ({
  kind: 'const',
  name,
  dtype: 'int32',
  shape: [values.length],
  values: Int32Array.from(values),
});
const floats = (name: string, ...values: number[]): TracedConstant => ({
  ...{ kind: 'const', name, dtype: 'float32', shape: [values.length] },
  values: Float32Array.from(values),
});
const traceOf = (...nodes: Trace['nodes']): Trace => ({ nodes, results: { x: 'last:z:0' } });

/** A Reshape of x to a target. */
const reshaped = (...target: number[]): Trace =>
  traceOf(integers('n0', ...target), op('n1', 'Reshape', ['x', 'n0:output:0']));

/** The target in a generalised trace. */
const targetIn = ({ nodes }: Trace): number[] => {
  const [target] = nodes;
  return target?.kind === 'const' ? Array.from(target.values) : [];
};

test('two equal traces are the first of them', () => {
  const trace = traceOf(floats('n0', 1, 2), op('n1', 'Mul', ['x', 'n0:output:0']));
  expect(generaliseTrace(trace, structuredClone(trace))).toEqual(trace);
});

test.each([
  [
    [2, 5],
    [3, 5],
    [-1, 5],
  ],
  [[8], [12], [-1]],
  [
    [4, 2, 7],
    [4, 3, 7],
    [4, -1, 7],
  ],
  [
    [9, 4],
    [9, 6],
    [9, -1],
  ],
])('the place of a Reshape target in which %j and %j differ becomes −1', (first, second, expected) => {
  expect(targetIn(generaliseTrace(reshaped(...first), reshaped(...second)))).toEqual(expected);
});

test('the traces that are compared stay as they are', () => {
  const [first, second] = [reshaped(2, 5), reshaped(3, 5)];
  generaliseTrace(first, second);
  expect([targetIn(first), targetIn(second)]).toEqual([
    [2, 5],
    [3, 5],
  ]);
});

test('several Reshapes are each generalised in their own place', () => {
  const at = (size: number): Trace =>
    traceOf(
      integers('n0', size, 6),
      op('n1', 'Reshape', ['x', 'n0:output:0']),
      integers('n2', 2, size, 3),
      op('n3', 'Reshape', ['n1:output:0', 'n2:output:0']),
    );
  const { nodes } = generaliseTrace(at(2), at(3));
  expect(nodes.flatMap((node) => (node.kind === 'const' ? [Array.from(node.values)] : []))).toEqual([
    [-1, 6],
    [2, -1, 3],
  ]);
});

test('NaN is the same constant as NaN, and zero is another than minus zero', () => {
  const at = (value: number): Trace => traceOf(floats('n0', value), op('n1', 'Add', ['x', 'n0:output:0']));
  expect(generaliseTrace(at(Number.NaN), at(Number.NaN)).nodes).toHaveLength(2);
  expect(() => generaliseTrace(at(0), at(-0))).toThrow(NotTraceableError);
});

describe('a trace that is not the same but for one place in the target of a Reshape is refused', () => {
  test.each<readonly [string, Trace, Trace, string]>([
    [
      'a target that differs in two places',
      reshaped(2, 2),
      reshaped(3, 3),
      'a constant of shape [2] depends on the stack size',
    ],
    ['a target of another rank', reshaped(2, 2), reshaped(3), 'a constant of shape [2] depends on the stack size'],
    [
      'a constant that no Reshape uses',
      traceOf(floats('n0', 2), op('n1', 'Mul', ['x', 'n0:output:0'])),
      traceOf(floats('n0', 3), op('n1', 'Mul', ['x', 'n0:output:0'])),
      'a constant of shape [1] depends on the stack size',
    ],
    [
      'a target that is a shape of something else too',
      traceOf(...reshaped(2, 5).nodes, op('n2', 'Fill', ['n0:output:0', 'x'])),
      traceOf(...reshaped(3, 5).nodes, op('n2', 'Fill', ['n0:output:0', 'x'])),
      'a constant of shape [2] depends on the stack size',
    ],
    [
      'the data of a Reshape',
      traceOf(integers('n0', 2), integers('n1', 1), op('n2', 'Reshape', ['n0:output:0', 'n1:output:0'])),
      traceOf(integers('n0', 3), integers('n1', 1), op('n2', 'Reshape', ['n0:output:0', 'n1:output:0'])),
      'a constant of shape [1] depends on the stack size',
    ],
    [
      'a target that is data of another Reshape',
      traceOf(...reshaped(2, 5).nodes, op('n2', 'Reshape', ['n0:output:0', 'x'])),
      traceOf(...reshaped(3, 5).nodes, op('n2', 'Reshape', ['n0:output:0', 'x'])),
      'a constant of shape [2] depends on the stack size',
    ],
    [
      'another attribute',
      traceOf(op('n0', 'SplitV', ['x'], [{ name: 'num_split', type: 1, value: 2 }])),
      traceOf(op('n0', 'SplitV', ['x'], [{ name: 'num_split', type: 1, value: 3 }])),
      'SplitV differs between stack sizes',
    ],
    ['another op', traceOf(op('n0', 'Add', ['x'])), traceOf(op('n0', 'Sub', ['x'])), 'Add differs between stack sizes'],
    [
      'other inputs',
      traceOf(op('n0', 'Add', ['x'])),
      traceOf(op('n0', 'Add', ['y'])),
      'Add differs between stack sizes',
    ],
  ])('%s', (_, first, second, reason) => {
    expect(() => generaliseTrace(first, second)).toThrow(new NotTraceableError(reason));
  });

  test('more nodes', () => {
    const one = traceOf(op('n0', 'Neg', ['x']));
    expect(() => generaliseTrace(one, traceOf(...one.nodes, op('n1', 'Neg', ['n0:y:0'])))).toThrow(OTHER_PATH);
  });

  test('a constant in the place of an op', () => {
    expect(() => generaliseTrace(traceOf(op('n0', 'Neg', ['x'])), traceOf(integers('n0', 1)))).toThrow(OTHER_PATH);
  });
});
