import { OPERATIONS, type Operation, type OperationName } from './operations.js';

/** One number that is computed on the way: a constant, an entry of the sample, or an operation on earlier ones. */
export type Instruction<Name = OperationName> =
  | { readonly computes: 'constant'; readonly value: number }
  | { readonly computes: 'entry'; readonly position: number }
  | { readonly computes: 'operation'; readonly name: Name; readonly of: readonly number[] };

/** An expression as a list of instructions, each of which refers to those before it: no number is computed twice. */
export interface Tape<Name = OperationName> {
  readonly instructions: readonly Instruction<Name>[];
  /** Which instructions are the values of the expression: one, or the entries of a vector. */
  readonly outputs: readonly number[];
}

/**
 * The values of an expression at a sample.
 *
 * @returns one number per output
 */
export function tapeValues(tape: Tape, x: Float64Array): number[] {
  const numbers = forward(tape, x);
  return tape.outputs.map((output) => numbers[output] ?? NaN);
}

/**
 * The gradients of an expression at a sample, exact but for rounding: adjoints in reverse order, once per output.
 *
 * @returns one gradient per output, as long as the sample
 */
export function tapeGradients(tape: Tape, x: Float64Array): Float64Array[] {
  const { instructions, outputs } = tape;
  const numbers = forward(tape, x);
  const slopes = instructions.map((instruction, at): readonly number[] =>
    instruction.computes === 'operation'
      ? operation(instruction.name).slopes(operands(instruction.of, numbers), numbers[at] ?? NaN)
      : [],
  );
  return outputs.map((output) => {
    const gradient = new Float64Array(x.length);
    const adjoints = new Float64Array(output + 1);
    const reached = new Uint8Array(output + 1);
    adjoints[output] = 1;
    reached[output] = 1;
    for (let at = output; at >= 0; at -= 1) {
      const instruction = instructions[at];
      if (reached[at] === 0 || instruction === undefined) continue;
      const adjoint = adjoints[at] ?? NaN;
      if (instruction.computes === 'entry') {
        gradient[instruction.position] = (gradient[instruction.position] ?? NaN) + adjoint;
      } else if (instruction.computes === 'operation') {
        instruction.of.forEach((operand, position) => {
          adjoints[operand] = (adjoints[operand] ?? NaN) + adjoint * (slopes[at]?.[position] ?? NaN);
          reached[operand] = 1;
        });
      }
    }
    return gradient;
  });
}

/** What an operation gives of numbers. */
export function operation(name: OperationName): Operation {
  const found = OPERATIONS.get(name);
  if (found === undefined) throw new RangeError(`${name}: no operation is called so`);
  return found;
}

function forward({ instructions }: Tape, x: Float64Array): Float64Array {
  const numbers = new Float64Array(instructions.length);
  instructions.forEach((instruction, at) => {
    numbers[at] =
      instruction.computes === 'constant'
        ? instruction.value
        : instruction.computes === 'entry'
          ? (x[instruction.position] ?? NaN)
          : operation(instruction.name).value(operands(instruction.of, numbers));
  });
  return numbers;
}

function operands(of: readonly number[], numbers: Float64Array): readonly number[] {
  return of.map((at) => numbers[at] ?? NaN);
}
