import { valueOf, type ColumnTape } from './compile-expression.js';
import type { ConditionName, OperationName } from './operations.js';

/** Rows that are computed at once: what is computed on the way stays in the processor's cache. */
const ROWS_AT_ONCE = 4096;

/** Numbers that are kept on the way, over all instructions. */
const MOST_NUMBERS = 2 ** 20;

/** One operation on rows of numbers, from the first on: `out[i] = f(a[i], b[i])`. */
type Loop = (out: Float64Array, a: Float64Array, b: Float64Array, rowCount: number) => void;

/**
 * The values of an expression at every row of columns; the same bits as row by row.
 *
 * @param columns that the entries of the tape are the positions of, each of at least `rowCount` numbers
 * @returns one column per output
 */
export function tapeColumns(tape: ColumnTape, columns: readonly Float64Array[], rowCount: number): Float64Array[] {
  const { instructions, outputs } = tape;
  const length = Math.max(1, Math.min(ROWS_AT_ONCE, Math.floor(MOST_NUMBERS / instructions.length)));
  const steps = instructions.map((instruction) => {
    const kept = instruction.computes === 'entry' ? EMPTY : new Float64Array(length);
    if (instruction.computes === 'constant') kept.fill(instruction.value);
    return { instruction, kept };
  });
  const found = outputs.map(() => new Float64Array(rowCount));
  const numbers: Float64Array[] = steps.map(({ kept }) => kept);
  for (let first = 0; first < rowCount; first += length) {
    const count = Math.min(length, rowCount - first);
    steps.forEach(({ instruction, kept }, at) => {
      if (instruction.computes === 'entry') {
        numbers[at] = (columns[instruction.position] ?? EMPTY).subarray(first, first + count);
      } else if (instruction.computes === 'operation') {
        const operands = instruction.of.map((each) => numbers[each] ?? EMPTY);
        const loop = LOOPS.get(instruction.name);
        if (loop === undefined || operands.length > 2) ofEachRow(instruction.name, kept, operands, count);
        else loop(kept, operands[0] ?? EMPTY, operands[1] ?? EMPTY, count);
      }
    });
    outputs.forEach((output, at) => {
      found[at]?.set((numbers[output] ?? EMPTY).subarray(0, count), first);
    });
  }
  return found;
}

const EMPTY = new Float64Array(0);

/** Any operation, row by row. */
function ofEachRow(
  name: OperationName | ConditionName,
  out: Float64Array,
  operands: readonly Float64Array[],
  rowCount: number,
): void {
  const of = operands.map(() => 0);
  for (let row = 0; row < rowCount; row += 1) {
    for (let at = 0; at < of.length; at += 1) of[at] = operands[at]?.[row] ?? NaN;
    out[row] = valueOf(name, of);
  }
}

/** A loop over a function of one number. */
function unary(name: OperationName, f: (a: number) => number): readonly [OperationName, Loop] {
  return [
    name,
    (out, a, _, rowCount) => {
      for (let row = 0; row < rowCount; row += 1) out[row] = f(a[row] ?? NaN);
    },
  ];
}

/** The loops of operations that tables are computed with; others go row by row. */
const LOOPS: ReadonlyMap<OperationName | ConditionName, Loop> = new Map<OperationName | ConditionName, Loop>([
  [
    'add',
    (out, a, b, rowCount) => {
      for (let row = 0; row < rowCount; row += 1) out[row] = (a[row] ?? NaN) + (b[row] ?? NaN);
    },
  ],
  [
    'subtract',
    (out, a, b, rowCount) => {
      for (let row = 0; row < rowCount; row += 1) out[row] = (a[row] ?? NaN) - (b[row] ?? NaN);
    },
  ],
  [
    'multiply',
    (out, a, b, rowCount) => {
      for (let row = 0; row < rowCount; row += 1) out[row] = (a[row] ?? NaN) * (b[row] ?? NaN);
    },
  ],
  [
    'divide',
    (out, a, b, rowCount) => {
      for (let row = 0; row < rowCount; row += 1) out[row] = (a[row] ?? NaN) / (b[row] ?? NaN);
    },
  ],
  [
    'power',
    (out, a, b, rowCount) => {
      for (let row = 0; row < rowCount; row += 1) out[row] = (a[row] ?? NaN) ** (b[row] ?? NaN);
    },
  ],
  [
    'less',
    (out, a, b, rowCount) => {
      for (let row = 0; row < rowCount; row += 1) {
        const [left, right] = [a[row] ?? NaN, b[row] ?? NaN];
        out[row] = left < right ? 1 : left >= right ? 0 : NaN;
      }
    },
  ],
  [
    'at-most',
    (out, a, b, rowCount) => {
      for (let row = 0; row < rowCount; row += 1) {
        const [left, right] = [a[row] ?? NaN, b[row] ?? NaN];
        out[row] = left <= right ? 1 : left > right ? 0 : NaN;
      }
    },
  ],
  [
    'equal',
    (out, a, b, rowCount) => {
      for (let row = 0; row < rowCount; row += 1) {
        const [left, right] = [a[row] ?? NaN, b[row] ?? NaN];
        out[row] = left === right ? 1 : left < right || left > right ? 0 : NaN;
      }
    },
  ],
  [
    'and',
    (out, a, b, rowCount) => {
      for (let row = 0; row < rowCount; row += 1) {
        const [left, right] = [a[row] ?? NaN, b[row] ?? NaN];
        out[row] = left === 0 || right === 0 ? 0 : Number.isNaN(left) || Number.isNaN(right) ? NaN : 1;
      }
    },
  ],
  unary('negate', (a) => -a),
  unary('sqrt', Math.sqrt),
  unary('abs', Math.abs),
  unary('exp', Math.exp),
  unary('log', Math.log),
  unary('log10', Math.log10),
  unary('sin', Math.sin),
  unary('cos', Math.cos),
  unary('tan', Math.tan),
  unary('sinh', Math.sinh),
  unary('cosh', Math.cosh),
  unary('tanh', Math.tanh),
  unary('asinh', Math.asinh),
]);
