/** Numbers with more significant digits than this were not rounded by whoever wrote them, but by float32 or float64. */
const MOST_DIGITS = 12;

/** As many significant digits tell any two numbers of float32 apart. */
const FLOAT32_DIGITS = 9;

/**
 * A column that is rounded has at least so many steps between nothing and its largest value. One with fewer, such as 0 and 1
 * or a grid of whole numbers, is exact.
 */
const LEAST_STEPS = 100;

/** Values looked at: enough to see all the digits that a column has. */
const MOST_VALUES = 4000;

/** Values within this factor of the root mean square show how finely the column is written there. */
const TYPICAL = 3;

/** Where fewer are typical, such as beside an outlier that makes up the root mean square, all values show it. */
const LEAST_TYPICAL = 20;

/**
 * How finely a column is known, in its own unit: the step of the last digit of its typical values where it is written in
 * decimals, else that of float32 or float64. The error of a value by rounding is uniform within half of it.
 *
 * @param column of a row-major table [rows, width]
 * @returns ≥ 0; 0 for a column of zeros
 */
export function columnQuantum(table: Float64Array, column: number, width: number): number {
  const rows = table.length / width;
  const every = rowsLookedAt(rows);
  const values = Array.from({ length: Math.ceil(rows / every) }, (_, at) =>
    Math.abs(table[at * every * width + column] ?? Number.NaN),
  );
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  if (largest === 0) return 0;
  const rms = largest * Math.sqrt(values.reduce((sum, value) => sum + (value / largest) ** 2, 0) / values.length);
  const typical = values.filter((value) => value >= rms / TYPICAL && value <= rms * TYPICAL);
  const shown = typical.length < LEAST_TYPICAL ? values.filter((value) => value !== 0) : typical;
  const written = shown.map((value) => writtenNumber(value));
  const ofFloat32 = values.every((value) => isFromFloat32(value)) ? rms * 2 ** -23 : 0;
  if (written.some(({ digits }) => digits > MOST_DIGITS)) return ofFloat32 === 0 ? rms * Number.EPSILON : ofFloat32;
  const step = written.reduce((finest, { lastPlace }) => Math.min(finest, lastPlace), Infinity);
  // In full, a large float32 has few digits after the point: more than it knows.
  return largest / step < LEAST_STEPS ? rms * Number.EPSILON : Math.max(step, ofFloat32);
}

/** One of so many rows is looked at; of those that are, all would be. */
export function rowsLookedAt(rowCount: number): number {
  return Math.max(1, Math.floor(rowCount / MOST_VALUES));
}

/** Whether a number is of float32, either in full or in the shortest decimal that reads back as the same float32. */
function isFromFloat32(value: number): boolean {
  const nearest = Math.fround(value);
  if (nearest === value) return true;
  const { digits } = writtenNumber(value);
  return digits <= FLOAT32_DIGITS && Number(nearest.toPrecision(digits)) === value;
}

/** The shortest decimal that is this number: its significant digits, and what a step of the last of them is. */
function writtenNumber(value: number): { readonly digits: number; readonly lastPlace: number } {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const digits = mantissa.replace('.', '').length;
  return { digits, lastPlace: 10 ** (Number(exponent) + 1 - digits) };
}
