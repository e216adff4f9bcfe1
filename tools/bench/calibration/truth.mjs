// What is true of a verdict on labels, from the exact gradients at the same rows.
import { matrixOf, multiply } from '@liesweep/lie';
import {
  byRows,
  defectForm,
  inStandardCoordinates,
  largestDefect,
  relativeDefects,
  standardCoordinates,
  vecOfRealForm,
} from '@liesweep/verdict';
import { gradientOf } from './functions.mjs';

/** Rounding of the finite differences that the truth comes from. */
const ROUNDING = 1e-6;

/** The true relative defects on the rows, and what judges a verdict by them. */
export function truthOf({ n, phi }, samples) {
  const shape = { dimension: n, field: 'real' };
  const gradient = gradientOf(phi);
  const rows = samples.length / n;
  const gradients = new Float64Array(samples.length);
  for (let row = 0; row < rows; row += 1)
    gradients.set(gradient(Array.from(samples.subarray(row * n, (row + 1) * n))), row * n);
  const coordinates = standardCoordinates(samples, shape);
  const sampled = { shape, vectorCount: 1, labelCount: 1, samples, gradients };
  const form = defectForm(inStandardCoordinates(sampled, coordinates));
  const defects = Array.from(relativeDefects(form));
  return {
    defects,
    /** Whether a verdict says something false: another number of directions below the tolerance that it names, or one that is above. */
    isFalse(verdict) {
      if (verdict.dimension === null) return false;
      const tolerance = resolutionOf(verdict);
      const counted = defects.filter((defect) => defect <= tolerance * (1 + ROUNDING) + ROUNDING).length;
      return counted !== verdict.dimension || spanDefect(verdict) > tolerance * (1 + ROUNDING) + ROUNDING;
    },
    /** Whether the bracket of an undecided verdict leaves the truth out. */
    missesBracket({ lower, upper, tolerance, dimension }) {
      if (dimension !== null) return false;
      const counted = defects.filter((defect) => defect <= tolerance).length;
      return counted < lower || counted > upper;
    },
    /** Whether the upper bound of the certified generators is too low. */
    violatesBound(verdict) {
      const step = verdict.staircase.find(({ dimension }) => dimension === verdict.lower);
      return verdict.lower > 0 && step !== undefined && spanDefect(verdict) > step.atMost * (1 + ROUNDING) + ROUNDING;
    },
  };

  function spanDefect({ generators }) {
    if (generators.length === 0) return 0;
    const standard = generators.map((generator) =>
      multiply(multiply(coordinates.fromRaw, matrixOf(n, n, generator.data)), coordinates.toRaw),
    );
    return largestDefect(
      standard.map((generator) => byRows(vecOfRealForm(generator, shape), shape)),
      form,
    );
  }
}

/** The tolerance at which a certified dimension is meant: δ where it holds there, else between its own bounds. */
function resolutionOf({ staircase, dimension, tolerance }) {
  const { atMost = 0, nextAtLeast = null } = staircase.find((step) => step.dimension === dimension) ?? {};
  const next = nextAtLeast ?? Infinity;
  return atMost <= tolerance && tolerance < next ? tolerance : Math.sqrt(Math.max(atMost, 1e-9) * next);
}
