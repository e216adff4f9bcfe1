import type { Matrix } from '@liesweep/lie';
import { monomialCount } from './monomials.js';
import { polynomialClass } from './polynomial-class.js';
import type { PolynomialClass } from './polynomial-class.js';

/** A class has at most this share of the rows in coefficients: at least 65 % of the rows are left as degrees of freedom. */
const COEFFICIENTS_PER_ROW = 0.35;

/**
 * Where a quadratic polynomial leaves less than 1e-3 of the label, the class of degree 4 may have this share: the noise that its
 * coefficients share is small then, however few rows are left, and their covariance says how small.
 */
const COEFFICIENTS_PER_ROW_NEARLY_EXACT = 0.75;

/** Cost only: beyond degree 4 no class has more coefficients. */
const MOST_COEFFICIENTS = 130;

/** Cost only: what a class of degree 4 may have. It serves up to 8 features. */
const MOST_QUARTIC_COEFFICIENTS = 500;

/** Higher polynomials are too ill-conditioned to mean anything. */
const HIGHEST_DEGREE = 10;

/** Nothing is judged below it: cubic and quartic breaking must both be visible. */
export const SMALLEST_JUDGED_DEGREE = 4;

/** The degree to begin with: cheap, and enough for most labels. Up to 3 features, and above. */
const FIRST_DEGREES = { few: 6, many: SMALLEST_JUDGED_DEGREE };
const FEW_FEATURES = 3;

/** The classes of polynomials that rows can identify, built on demand. */
export interface ClassLadder {
  /** The highest degree that rows and cost allow. */
  readonly highest: number;
  /** Where to begin. */
  readonly first: number;
  /** The class of that degree, or the highest below it whose polynomials differ on the rows. */
  readonly classOf: (degree: number) => PolynomialClass;
}

/**
 * @param points z, shape [N, r]
 * @param isNearlyExact `fitsNearlyExactly` of every label: degree 4 is reached with fewer rows, and no degree above it
 */
export function classLadder(points: Matrix, isNearlyExact = false): ClassLadder {
  const { rows, columns } = points;
  const classes = new Map<number, PolynomialClass>();
  let highest = 0;
  while (highest < HIGHEST_DEGREE && monomialCount(columns, highest + 1) <= mostCoefficients(rows, highest + 1)) {
    highest++;
  }
  const quartic = monomialCount(columns, SMALLEST_JUDGED_DEGREE);
  if (isNearlyExact && quartic <= Math.min(COEFFICIENTS_PER_ROW_NEARLY_EXACT * rows, MOST_QUARTIC_COEFFICIENTS)) {
    highest = Math.max(highest, SMALLEST_JUDGED_DEGREE);
  }
  return {
    highest,
    first: Math.min(highest, columns <= FEW_FEATURES ? FIRST_DEGREES.few : FIRST_DEGREES.many),
    classOf: (degree) => {
      const known = classes.get(degree) ?? polynomialClass(points, degree);
      classes.set(degree, known).set(known.monomials.degree, known);
      return known;
    },
  };
}

/** How many distinct rows a degree needs. */
export function rowsFor(variables: number, degree: number): number {
  const count = monomialCount(variables, degree);
  const rows = Math.floor(count / COEFFICIENTS_PER_ROW);
  return COEFFICIENTS_PER_ROW * rows < count ? rows + 1 : rows;
}

/** Degree 4 has more coefficients than this computation bears, however many rows there are. */
export function hasTooManyFeatures(variables: number): boolean {
  return monomialCount(variables, SMALLEST_JUDGED_DEGREE) > MOST_QUARTIC_COEFFICIENTS;
}

function mostCoefficients(rows: number, degree: number): number {
  const affordable = degree <= SMALLEST_JUDGED_DEGREE ? MOST_QUARTIC_COEFFICIENTS : MOST_COEFFICIENTS;
  return Math.min(COEFFICIENTS_PER_ROW * rows, affordable);
}
