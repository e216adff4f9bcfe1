/** A gap is a factor of at least 100 between neighbouring defects: the refusal of EMLP's Krylov solver. */
const DEFECT_GAP = 100;

/** The largest defect that rounding of a formula's gradient may leave. */
const EXACT_BELOW = 1e-8;

/** Where the defects of a formula fall in two groups. */
export interface DefectSplit {
  /** Defects at zero: the dimension. */
  readonly zeros: number;
  readonly largestZero: number | null;
  readonly smallestNonZero: number | null;
  /** Whether the smallest of the upper group stands `DEFECT_GAP` above the lower one, and above rounding. */
  readonly isClear: boolean;
}

/**
 * Splits relative defects at their gap. They are compared with 1, the defect of a field that crosses every contour, so that
 * rows of pure rounding, which have no gap of their own, are all zero.
 *
 * @param defects ascending
 * @param rounding relative error of the rows: values below it are equal
 */
export function splitDefects(defects: ArrayLike<number>, rounding: number): DefectSplit {
  const values = Array.from(defects);
  const limit = Math.max(EXACT_BELOW, DEFECT_GAP * rounding);
  let best = { zeros: 0, ratio: (values[0] ?? Number.NaN) / limit };
  for (let zeros = 1; zeros <= values.length; zeros += 1) {
    const below = Math.max(values[zeros - 1] ?? Number.NaN, rounding);
    if (!(below <= limit)) break;
    const ratio = (values[zeros] ?? Infinity) / below;
    if (ratio > best.ratio) best = { zeros, ratio };
  }
  const { zeros, ratio } = best;
  return {
    zeros,
    largestZero: zeros === 0 ? null : (values[zeros - 1] ?? null),
    smallestNonZero: values[zeros] ?? null,
    isClear: ratio >= DEFECT_GAP,
  };
}
