import {
  acos,
  add,
  asin,
  atan,
  atan2,
  concat,
  cos,
  div,
  exp,
  floor,
  log,
  matMul,
  maximum,
  minimum,
  mul,
  neg,
  ones,
  pow,
  scalar,
  sign,
  sin,
  sqrt,
  square,
  sub,
  tanh,
  tensor2d,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { expressionsOf, type ExpressionOracleSpec, type OperationName, type Tape } from '@liesweep/sweep';

/** An expression over tensors: one column per value. */
export function expression(spec: ExpressionOracleSpec): (x: Tensor2D) => Tensor2D {
  const tapes = expressionsOf(spec).map(({ tape }) => tape);
  const length = spec.variables.length;
  return (x) => {
    const zero: Tensor = mul(matMul(x, ones([length, 1])), scalar(0));
    const columns = tapes.flatMap((tape) => valuesOf(tape, x, length)).map((value) => add<Tensor2D>(zero, value));
    const [first] = columns;
    return columns.length === 1 && first !== undefined ? first : concat<Tensor2D>(columns, 1);
  };
}

/** The values of a tape at every row, as columns; those of constants are scalars. */
function valuesOf({ instructions, outputs }: Tape, x: Tensor2D, length: number): readonly Tensor[] {
  const numbers: Tensor[] = [];
  const at = (position: number): Tensor => numbers[position] ?? scalar(Number.NaN);
  for (const instruction of instructions) {
    numbers.push(
      instruction.computes === 'constant'
        ? scalar(instruction.value)
        : instruction.computes === 'entry'
          ? column(x, instruction.position, length)
          : OPERATIONS[instruction.name](instruction.of.map((operand) => at(operand))),
    );
  }
  return outputs.map((output) => at(output));
}

/** One feature of every sample, as a product with a unit vector: slicing would tie a traced gradient to the number of rows. */
function column(x: Tensor2D, feature: number, length: number): Tensor2D {
  return matMul(x, tensor2d(Array.from({ length }, (_, row) => [row === feature ? 1 : 0])));
}

type OnTensors = (of: readonly Tensor[]) => Tensor;

const unary =
  (f: (a: Tensor) => Tensor): OnTensors =>
  ([a]) =>
    f(given(a));

const binary =
  (f: (a: Tensor, b: Tensor) => Tensor): OnTensors =>
  ([a, b]) =>
    f(given(a), given(b));

function given(tensor: Tensor | undefined): Tensor {
  if (tensor === undefined) throw new RangeError('an operation has fewer operands than it takes');
  return tensor;
}

/** Every operation over tensors, of ops whose gradients do not know the number of rows. */
const OPERATIONS: Readonly<Record<OperationName, OnTensors>> = {
  add: binary((a, b) => add(a, b)),
  subtract: binary((a, b) => sub(a, b)),
  multiply: binary((a, b) => mul(a, b)),
  divide: binary((a, b) => div(a, b)),
  power: binary((a, b) => pow(a, b)),
  negate: unary((a) => neg(a)),
  sqrt: unary((a) => sqrt(a)),
  abs: unary((a) => mul(a, sign(a))),
  exp: unary((a) => exp(a)),
  log: unary((a) => log(a)),
  sin: unary((a) => sin(a)),
  cos: unary((a) => cos(a)),
  tan: unary((a) => div(sin(a), cos(a))),
  sinh: unary((a) => mul(sub(exp(a), exp(neg(a))), scalar(0.5))),
  cosh: unary((a) => mul(add(exp(a), exp(neg(a))), scalar(0.5))),
  tanh: unary((a) => tanh(a)),
  asin: unary((a) => asin(a)),
  acos: unary((a) => acos(a)),
  atan: unary((a) => atan(a)),
  atan2: binary((a, b) => atan2(a, b)),
  log10: unary((a) => mul(log(a), scalar(Math.LOG10E))),
  // Of the size of a, and then with its sign: for a < 0 the sum would cancel.
  asinh: unary((a) => mul(sign(a), log(add(mul(a, sign(a)), sqrt(add(square(a), scalar(1))))))),
  acosh: unary((a) => log(add(a, sqrt(sub(square(a), scalar(1)))))),
  atanh: unary((a) => mul(log(div(add(scalar(1), a), sub(scalar(1), a))), scalar(0.5))),
  sign: unary((a) => sign(a)),
  floor: unary((a) => floor(a)),
  min: (of) => of.reduce((least, each) => minimum(least, each)),
  max: (of) => of.reduce((most, each) => maximum(most, each)),
  norm: (of) => sqrt(of.map((each): Tensor => square(each)).reduce((sum, each) => add(sum, each))),
  det: determinant,
};

/** det of n² columns, row by row, by its first row. */
function determinant(of: readonly Tensor[]): Tensor {
  const size = Math.round(Math.sqrt(of.length));
  if (size === 1) return given(of[0]);
  return Array.from({ length: size }, (_, skipped): Tensor => {
    const minor = of.filter((__, at) => at >= size && at % size !== skipped);
    const product = mul(given(of[skipped]), determinant(minor));
    return skipped % 2 === 0 ? product : neg(product);
  }).reduce((sum, each) => add(sum, each));
}
