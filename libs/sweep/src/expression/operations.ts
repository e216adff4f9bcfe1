/** A function of several numbers, with its slopes in each: what an expression is computed by. */
export interface Operation {
  /** As expressions write it, or a word for what stands between operands. */
  readonly name: OperationName;
  value(of: readonly number[]): number;
  /**
   * ∂/∂a of every operand a.
   *
   * @param value what `value` gave
   */
  slopes(of: readonly number[], value: number): readonly number[];
}

/** The words for all operations. */
export type OperationName =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'power'
  | 'negate'
  | 'sqrt'
  | 'abs'
  | 'exp'
  | 'log'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'sinh'
  | 'cosh'
  | 'tanh'
  | 'asin'
  | 'acos'
  | 'atan'
  | 'atan2'
  | 'log10'
  | 'asinh'
  | 'acosh'
  | 'atanh'
  | 'sign'
  | 'floor'
  | 'min'
  | 'max'
  | 'norm'
  | 'det';

/** An operation of one operand a with result f. */
function unary(
  name: OperationName,
  f: (a: number) => number,
  slope: (a: number, value: number) => number,
): readonly [OperationName, Operation] {
  return [name, { name, value: ([a = NaN]) => f(a), slopes: ([a = NaN], value) => [slope(a, value)] }];
}

/** An operation of two operands a and b with result f. */
function binary(
  name: OperationName,
  f: (a: number, b: number) => number,
  slopes: (a: number, b: number, value: number) => readonly [number, number],
): readonly [OperationName, Operation] {
  return [
    name,
    { name, value: ([a = NaN, b = NaN]) => f(a, b), slopes: ([a = NaN, b = NaN], value) => slopes(a, b, value) },
  ];
}

/** The slopes of the operand that is chosen: 1 for the first that has the value. */
function chosen(of: readonly number[], value: number): readonly number[] {
  const at = of.indexOf(value);
  return of.map((_, position) => (at < 0 ? NaN : position === at ? 1 : 0));
}

/** All operations by their words. */
export const OPERATIONS: ReadonlyMap<OperationName, Operation> = new Map<OperationName, Operation>([
  binary(
    'add',
    (a, b) => a + b,
    () => [1, 1],
  ),
  binary(
    'subtract',
    (a, b) => a - b,
    () => [1, -1],
  ),
  binary(
    'multiply',
    (a, b) => a * b,
    (a, b) => [b, a],
  ),
  binary(
    'divide',
    (a, b) => a / b,
    (_, b, value) => [1 / b, -value / b],
  ),
  // The slope in the exponent is not a number for a ≤ 0; nobody asks for it where the exponent is constant.
  binary(
    'power',
    (a, b) => a ** b,
    (a, b, value) => [b === 0 ? 0 : b * a ** (b - 1), value * Math.log(a)],
  ),
  unary(
    'negate',
    (a) => -a,
    () => -1,
  ),
  unary('sqrt', Math.sqrt, (_, value) => 0.5 / value),
  unary('abs', Math.abs, Math.sign),
  unary('exp', Math.exp, (_, value) => value),
  unary('log', Math.log, (a) => 1 / a),
  unary('sin', Math.sin, Math.cos),
  unary('cos', Math.cos, (a) => -Math.sin(a)),
  unary('tan', Math.tan, (_, value) => 1 + value * value),
  unary('sinh', Math.sinh, Math.cosh),
  unary('cosh', Math.cosh, Math.sinh),
  unary('tanh', Math.tanh, (_, value) => 1 - value * value),
  unary('asin', Math.asin, (a) => 1 / Math.sqrt(1 - a * a)),
  unary('acos', Math.acos, (a) => -1 / Math.sqrt(1 - a * a)),
  unary('atan', Math.atan, (a) => 1 / (1 + a * a)),
  binary('atan2', Math.atan2, (a, b) => [b / (a * a + b * b), -a / (a * a + b * b)]),
  unary('log10', Math.log10, (a) => Math.LOG10E / a),
  unary('asinh', Math.asinh, (a) => 1 / Math.hypot(a, 1)),
  unary('acosh', Math.acosh, (a) => 1 / Math.sqrt((a - 1) * (a + 1))),
  unary('atanh', Math.atanh, (a) => 1 / ((1 - a) * (1 + a))),
  unary('sign', Math.sign, () => 0),
  unary('floor', Math.floor, () => 0),
  ['min', { name: 'min', value: (of) => Math.min(...of), slopes: chosen }],
  ['max', { name: 'max', value: (of) => Math.max(...of), slopes: chosen }],
  ['norm', { name: 'norm', value: (of) => Math.hypot(...of), slopes: (of, value) => of.map((a) => a / value) }],
  ['det', { name: 'det', value: determinant, slopes: cofactors }],
]);

/** The words for what gives a condition, 1 where it holds and 0 where it does not; it has no slopes. */
export type ConditionName = 'less' | 'at-most' | 'equal' | 'and' | 'or' | 'not';

/** Comparisons of a number that is missing are missing. */
const compared = (holds: (a: number, b: number) => boolean) => {
  return ([a = NaN, b = NaN]: readonly number[]): number =>
    Number.isNaN(a) || Number.isNaN(b) ? NaN : Number(holds(a, b));
};

/**
 * All conditions by their words, over numbers of which NaN is not known: what is known decides where it can, as
 * `0 and NaN` is 0, and other numbers than 0 hold.
 */
export const CONDITIONS: ReadonlyMap<ConditionName, (of: readonly number[]) => number> = new Map<
  ConditionName,
  (of: readonly number[]) => number
>([
  ['less', compared((a, b) => a < b)],
  ['at-most', compared((a, b) => a <= b)],
  ['equal', compared((a, b) => a === b)],
  ['and', ([a = NaN, b = NaN]) => (a === 0 || b === 0 ? 0 : Number.isNaN(a) || Number.isNaN(b) ? NaN : 1)],
  ['or', ([a = NaN, b = NaN]) => (isTrue(a) || isTrue(b) ? 1 : Number.isNaN(a) || Number.isNaN(b) ? NaN : 0)],
  ['not', ([a = NaN]) => (Number.isNaN(a) ? NaN : Number(a === 0))],
]);

function isTrue(a: number): boolean {
  return a !== 0 && !Number.isNaN(a);
}

/** det of n² numbers, row by row, by elimination with pivoting; the numbers of one row and one column are left out where asked. */
function determinant(of: readonly number[], without?: { readonly row: number; readonly column: number }): number {
  const size = Math.round(Math.sqrt(of.length));
  const places = [...Array(size).keys()];
  const rows = places
    .filter((row) => row !== without?.row)
    .map((row) =>
      places.filter((column) => column !== without?.column).map((column) => of[row * size + column] ?? NaN),
    );
  let product = 1;
  for (let pivot = 0; pivot < rows.length; pivot += 1) {
    const entry = (row: number): number => Math.abs(rows[row]?.[pivot] ?? NaN);
    let largest = pivot;
    for (let row = pivot + 1; row < rows.length; row += 1) if (entry(row) > entry(largest)) largest = row;
    const [held = [], moved = []] = [rows[pivot], rows[largest]];
    rows[pivot] = moved;
    rows[largest] = held;
    const scale = moved[pivot] ?? NaN;
    product *= largest === pivot ? scale : -scale;
    if (scale === 0) return 0;
    for (let row = pivot + 1; row < rows.length; row += 1) {
      const factor = (rows[row]?.[pivot] ?? NaN) / scale;
      rows[row] = (rows[row] ?? []).map((value, column) => value - factor * (moved[column] ?? NaN));
    }
  }
  return product;
}

function cofactors(of: readonly number[]): readonly number[] {
  const size = Math.round(Math.sqrt(of.length));
  return of.map((_, at) => {
    const [row, column] = [Math.floor(at / size), at % size];
    return ((row + column) % 2 === 0 ? 1 : -1) * determinant(of, { row, column });
  });
}
