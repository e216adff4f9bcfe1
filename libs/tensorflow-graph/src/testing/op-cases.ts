import { STACK_SIZE, type TensorSignature } from '@liesweep/training';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** One op of the table as a step uses it. */
export interface OpCase {
  /** TensorFlow's name of the op that is meant. */
  readonly op: string;
  /** How it is called, where an op has several cases. */
  readonly way: string;
  /** Applies the op to x, of the stack's shape, and to a fixed tensor of the trailing shape. */
  readonly apply: (x: Tensor, fixed: Tensor) => Tensor;
  /** Shape and type of what it returns, for x of shape [B, …trailing]. */
  readonly output: (trailing: readonly number[]) => TensorSignature;
  /** Whether values are sums of products that may cancel: they are rounded as the largest of them, in an order that is the machine's. */
  readonly isSummed?: boolean;
}

type Shape = TensorSignature['shape'];

const float = (shape: Shape): TensorSignature => ({ shape, dtype: 'float32' });
const sameShape = (trailing: readonly number[]): TensorSignature => float([STACK_SIZE, ...trailing]);
const bool = (trailing: readonly number[]): TensorSignature => ({ shape: [STACK_SIZE, ...trailing], dtype: 'bool' });

/** Numbers that logarithms and roots take, without a zero in the way of reciprocals. */
const positive = (x: Tensor): Tensor => tf.add(tf.abs(x), 0.5);

/** Numbers that inverse sines and cosines take, away from where they are steep. */
const within = (x: Tensor): Tensor => tf.mul(tf.tanh(x), 0.9);

const sameShaped = (op: string, apply: OpCase['apply'], way = 'entry by entry'): OpCase => ({
  op,
  way,
  apply,
  output: sameShape,
});
const compared = (op: string, apply: OpCase['apply']): OpCase => ({ op, way: 'entry by entry', apply, output: bool });
const reduced = (op: string, apply: (x: Tensor, axis: number, keepDims: boolean) => Tensor): OpCase[] => [
  {
    op,
    way: 'over the last axis',
    apply: (x) => apply(x, -1, false),
    output: ([rows = 1]) => float([STACK_SIZE, rows]),
  },
  {
    op,
    way: 'over the middle axis, which stays',
    apply: (x) => apply(x, 1, true),
    output: ([, columns = 1]) => float([STACK_SIZE, 1, columns]),
  },
  { op, way: 'over the stack', apply: (x) => apply(x, 0, false), output: (trailing) => float(trailing) },
];

/** Every op that can be compiled, in every way in which its attributes or its inputs differ. */
export const OP_CASES: readonly OpCase[] = [
  sameShaped('Abs', (x) => tf.abs(x)),
  sameShaped('Acos', (x) => tf.acos(within(x))),
  sameShaped('Add', (x) => tf.add(x, x)),
  sameShaped('Add', (x, fixed) => tf.add(x, fixed), 'with a constant that is repeated over the stack'),
  sameShaped('Asin', (x) => tf.asin(within(x))),
  sameShaped('Atan', (x) => tf.atan(x)),
  sameShaped('Atan2', (x) => tf.atan2(x, positive(x))),
  {
    ...sameShaped('BatchMatMulV2', (x) => tf.matMul(tf.matMul(x, x, false, true), x), 'transposed and not'),
    isSummed: true,
  },
  {
    op: 'BatchMatMulV2',
    way: 'with a matrix that all trials share',
    apply: (x, fixed) => {
      const [, rows = 1, columns = 1] = x.shape;
      return tf.reshape(tf.matMul(tf.reshape(x, [-1, columns]), fixed, false, true), [-1, rows, rows]);
    },
    output: ([rows = 1]) => float([STACK_SIZE, rows, rows]),
  },
  {
    op: 'Cast',
    way: 'to whole numbers',
    apply: (x) => tf.cast(tf.mul(x, 10), 'int32'),
    output: (trailing) => ({ shape: [STACK_SIZE, ...trailing], dtype: 'int32' }),
  },
  sameShaped('Cast', (x) => tf.cast(tf.greater(x, 0), 'float32'), 'of truth values'),
  {
    op: 'ConcatV2',
    way: 'along the last axis',
    apply: (x) => tf.concat([x, tf.neg(x)], -1),
    output: ([rows = 1, columns = 1]) => float([STACK_SIZE, rows, 2 * columns]),
  },
  sameShaped('Cos', (x) => tf.cos(x)),
  compared('Equal', (x) => tf.equal(tf.sign(x), 1)),
  sameShaped('Exp', (x) => tf.exp(x)),
  {
    op: 'ExpandDims',
    way: 'before the last axis',
    apply: (x) => tf.expandDims(x, 2),
    output: ([rows = 1, columns = 1]) => float([STACK_SIZE, rows, 1, columns]),
  },
  sameShaped('Fill', (x, fixed) => tf.add(x, tf.fill(fixed.shape, 0.25)), 'of a shape without the stack'),
  sameShaped('Floor', (x) => tf.floor(x)),
  {
    op: 'GatherV2',
    way: 'rows in another order, one of them twice',
    apply: (x) => tf.gather(x, tf.tensor1d([(x.shape[1] ?? 1) - 1, 0, 0], 'int32'), 1),
    output: ([, columns = 1]) => float([STACK_SIZE, 3, columns]),
  },
  compared('Greater', (x, fixed) => tf.greater(x, fixed)),
  compared('GreaterEqual', (x) => tf.greaterEqual(tf.sign(x), 1)),
  compared('Less', (x, fixed) => tf.less(x, fixed)),
  compared('LessEqual', (x) => tf.lessEqual(tf.sign(x), -1)),
  sameShaped('Log', (x) => tf.log(positive(x))),
  compared('LogicalAnd', (x) => tf.logicalAnd(tf.greater(x, -1), tf.less(x, 1))),
  compared('LogicalNot', (x) => tf.logicalNot(tf.greater(x, 0))),
  compared('LogicalOr', (x) => tf.logicalOr(tf.less(x, -1), tf.greater(x, 1))),
  ...reduced('Max', (x, axis, keepDims) => tf.max(x, axis, keepDims)),
  sameShaped('Maximum', (x, fixed) => tf.maximum(x, fixed)),
  ...reduced('Mean', (x, axis, keepDims) => tf.mean(x, axis, keepDims)),
  ...reduced('Min', (x, axis, keepDims) => tf.min(x, axis, keepDims)),
  sameShaped('Minimum', (x, fixed) => tf.minimum(x, fixed)),
  sameShaped('Mul', (x, fixed) => tf.mul(x, fixed)),
  sameShaped('Neg', (x) => tf.neg(x)),
  sameShaped('OnesLike', (x) => tf.onesLike(x)),
  {
    op: 'Pack',
    way: 'along a new last axis',
    apply: (x) => tf.stack([x, tf.square(x)], 3),
    output: (trailing) => float([STACK_SIZE, ...trailing, 2]),
  },
  sameShaped('Pow', (x, fixed) => tf.pow(positive(x), fixed)),
  ...reduced('Prod', (x, axis, keepDims) => tf.prod(x, axis, keepDims)),
  sameShaped('RealDiv', (x, fixed) => tf.div(x, positive(fixed))),
  sameShaped('Reciprocal', (x) => tf.reciprocal(positive(x))),
  sameShaped('Relu', (x) => tf.relu(x)),
  {
    op: 'Reshape',
    way: 'to one axis beside the stack',
    apply: (x) => tf.reshape(x, [x.shape[0], -1]),
    output: ([rows = 1, columns = 1]) => float([STACK_SIZE, rows * columns]),
  },
  sameShaped('Reshape', (x) => tf.reshape(tf.neg(tf.reshape(x, [-1])), x.shape), 'to one axis and back'),
  sameShaped('Rsqrt', (x) => tf.rsqrt(positive(x))),
  sameShaped('Select', (x) => tf.where(tf.greater(x, 0), x, tf.mul(x, 0.1))),
  sameShaped('Sigmoid', (x) => tf.sigmoid(x)),
  sameShaped('Sign', (x) => tf.sign(x)),
  sameShaped('Sin', (x) => tf.sin(x)),
  sameShaped('Slice', (x, fixed) => tf.add(x, tf.slice(fixed, [0, 0], [1, -1])), 'of a tensor without the stack'),
  {
    op: 'SplitV',
    way: 'in unequal parts that are joined the other way round',
    apply: (x) =>
      tf.concat(tf.split(tf.concat([x, tf.neg(x), x], 2), [x.shape[2] ?? 1, 2 * (x.shape[2] ?? 1)], 2).reverse(), 2),
    output: ([rows = 1, columns = 1]) => float([STACK_SIZE, rows, 3 * columns]),
  },
  sameShaped('Softplus', (x) => tf.softplus(x)),
  sameShaped('Sqrt', (x) => tf.sqrt(positive(x))),
  sameShaped('Square', (x) => tf.square(x)),
  sameShaped('SquaredDifference', (x, fixed) => tf.squaredDifference(x, fixed)),
  {
    op: 'StridedSlice',
    way: 'the first row of each trial',
    apply: (x) => tf.stridedSlice(x, [0, 0, 0], [0, 1, 0], [1, 1, 1], 0b101, 0b101),
    output: ([, columns = 1]) => float([STACK_SIZE, 1, columns]),
  },
  sameShaped('Sub', (x, fixed) => tf.sub(x, fixed)),
  ...reduced('Sum', (x, axis, keepDims) => tf.sum(x, axis, keepDims)),
  sameShaped('Tanh', (x) => tf.tanh(x)),
  {
    op: 'Tile',
    way: 'along the last axis',
    apply: (x) => tf.tile(x, [1, 1, 3]),
    output: ([rows = 1, columns = 1]) => float([STACK_SIZE, rows, 3 * columns]),
  },
  {
    op: 'Transpose',
    way: 'of the matrices of each trial',
    apply: (x) => tf.transpose(x, [0, 2, 1]),
    output: ([rows = 1, columns = 1]) => float([STACK_SIZE, columns, rows]),
  },
  {
    op: 'Transpose',
    way: 'that moves the stack',
    apply: (x) => tf.transpose(x, [1, 0, 2]),
    output: ([rows = 1, columns = 1]) => float([rows, STACK_SIZE, columns]),
  },
  sameShaped('ZerosLike', (x) => tf.add(tf.zerosLike(x), x)),
];
