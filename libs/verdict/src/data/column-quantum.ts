/** Numbers with more significant digits than this were not rounded by whoever wrote them, but by float32 or float64. */
const MOST_DIGITS = 12;

/**
 * A column that is rounded has at least so many steps between nothing and its largest value. One with fewer, such as 0 and 1
 * or a grid of whole numbers, is exact.
 */
const LEAST_STEPS = 100;

/** Values looked at: enough to see all the digits that a column has. */
const MOST_VALUES = 4000;

/**
 * How finely a column is known, in its own unit: the step of its last digit at its root mean square where it is written in
 * decimals, else that of float32 or float64. The error of a value by rounding is uniform within half of it.
 *
 * @param column of a row-major table [rows, width]
 * @returns ≥ 0; 0 for a column of zeros
 */
export function columnQuantum(table: Float64Array, column: number, width: number): number {
  const rows = table.length / width;
  const every = Math.max(1, Math.floor(rows / MOST_VALUES));
  const values = Array.from(
    { length: Math.ceil(rows / every) },
    (_, at) => table[at * every * width + column] ?? Number.NaN,
  );
  const rms = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
  if (rms === 0) return 0;
  const digits = values.reduce((most, value) => Math.max(most, significantDigits(value)), 0);
  if (digits > MOST_DIGITS) {
    const isFloat32 = values.every((value) => Math.fround(value) === value);
    return rms * (isFloat32 ? 2 ** -23 : Number.EPSILON);
  }
  const step = 10 ** (Math.floor(Math.log10(rms)) + 1 - digits);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest / step < LEAST_STEPS ? rms * Number.EPSILON : step;
}

/** Digits of the shortest decimal that is this number, without zeros at its ends. */
function significantDigits(value: number): number {
  const [mantissa = ''] = Math.abs(value).toExponential().split('e');
  return mantissa.replace('.', '').replace(/0+$/, '').length;
}
