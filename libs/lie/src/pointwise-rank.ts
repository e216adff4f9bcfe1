import { matrixOf } from './matrix.js';
import type { Matrix } from './matrix.js';
import { singularValues } from './singular-values.js';

/** A direction counts where its median share of the largest is above. */
const INDEPENDENT_SHARE = 0.1;

/** And does not where it is below: fields that a vanishing loss accepts turn away from each other by about 0.02. */
const DEPENDENT_SHARE = 0.03;

/** A point says nothing where every field is weaker than this share of its root mean square. */
const FAINT_SHARE = 0.1;

/**
 * How many directions vector fields span at a point: the rank of [v_1(x); …; v_N(x)].
 *
 * With v also f(φ)·v keeps an oracle, so any number of fields do, and only this rank says how large the orbits are. At each
 * point the singular values are taken relative to the largest; the rank is the number whose median over the points is
 * well above zero.
 *
 * @param fields v_a at the same points, N_g of shape [points, r]
 * @returns 0 for fields that vanish everywhere; null when a median is neither clearly zero nor clearly not, or not finite
 * @throws RangeError when the fields differ in shape
 */
export function pointwiseRank(fields: readonly Matrix[]): number | null {
  const [first] = fields;
  if (first === undefined) return 0;
  const { rows: points, columns } = first;
  if (fields.some((field) => field.rows !== points || field.columns !== columns)) {
    throw new RangeError('fields: expected matrices of one shape');
  }
  const spectra = Array.from({ length: points }, (_, point) =>
    singularValues(
      matrixOf(
        fields.length,
        columns,
        fields.flatMap((field) => [...rowOf(field, point)]),
      ),
    ),
  );
  const meanSquare = spectra.reduce((sum, [largest = NaN]) => sum + largest * largest, 0) / points;
  if (meanSquare === 0) return 0;
  const bright = spectra.filter(([largest = NaN]) => largest > FAINT_SHARE * Math.sqrt(meanSquare));
  const shares = Array.from({ length: Math.min(fields.length, columns) }, (_, j) =>
    median(bright.map((spectrum) => (spectrum[j] ?? NaN) / (spectrum[0] ?? NaN))),
  );
  const isClear = shares.every((share) => share > INDEPENDENT_SHARE || share < DEPENDENT_SHARE);
  return isClear ? shares.filter((share) => share > INDEPENDENT_SHARE).length : null;
}

function rowOf({ columns, data }: Matrix, row: number): Float64Array {
  return data.subarray(row * columns, (row + 1) * columns);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
