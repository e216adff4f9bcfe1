import { matrixOf, type Matrix } from '@liesweep/lie';
import { coefficientCount } from './ansatz.js';
import { defectOfSpan } from './defect-of-span.js';
import { fieldFormula } from './field-formula.js';
import type { FieldSystem } from './field-problem.js';
import { largestOne } from './largest-one.js';
import { smallIntegers } from './small-integers.js';
import { sparseVectors } from './sparse-vectors.js';

/** The defect on held-out samples up to which a rounded field is the field itself. */
const ROUNDED_BELOW = 1e-12;

/** Of measured labels rounding is no better than what they allow. */
const ROUNDED_BELOW_NOISE = 10;

/** A field as a person writes it. */
export interface ReadableField {
  /** c_jk of θ_k ∂_j in the units of the features: see `coefficientCount`. */
  readonly coefficients: Float64Array;
  /** Such as `(4 − 4y) ∂x + (x − 1) ∂y`. */
  readonly formula: string;
  /** Whether its coefficients are whole numbers that keep the labels on samples that decided nothing. */
  readonly isExact: boolean;
}

/** A basis of a space of fields with as few terms as possible. */
export interface ReadableBasis {
  readonly fields: readonly ReadableField[];
  /** c̃ of the same fields as rows, [d, P]. */
  readonly coordinates: Matrix;
}

/**
 * The basis of a space of fields that has the fewest terms, in whole numbers where these are right. It is reached by any linear
 * change of basis, not by rotations alone: no orthogonal basis holds both ∂x and x² ∂x. Rounding is accepted only where the
 * rounded field keeps the labels on held-out samples; else decimals are shown.
 *
 * @param basis c̃ as rows, [d, P]: the certificate's, or a trained set's
 */
export function readableFields(system: FieldSystem, basis: Matrix = system.certificate.basis): ReadableBasis {
  const { problem } = system;
  const width = coefficientCount(problem.ansatz);
  const raw = matrixOf(basis.rows, width);
  for (let a = 0; a < basis.rows; a += 1) raw.data.set(system.toCoefficients(rowOf(basis, a)), a * width);
  const sizes = termSizes(system);
  const accept = Math.max(ROUNDED_BELOW, ROUNDED_BELOW_NOISE * (problem.precision ?? 0));
  const found = sparseVectors(raw, sizes, problem.known?.tolerance).map((own): ReadableField => {
    const rounded = smallIntegers(own);
    const isExact =
      rounded !== null &&
      defectOfSpan(matrixOf(1, system.parameterCount, system.toCoordinates(rounded)), system.heldOutRows) <= accept;
    const coefficients = isExact ? rounded : largestOne(own, sizes);
    return { coefficients, formula: fieldFormula(coefficients, problem.ansatz.blocks), isExact };
  });
  const fields = found.toSorted((a, b) => termCount(a) - termCount(b) || lastTerm(a, width) - lastTerm(b, width));
  const coordinates = matrixOf(fields.length, system.parameterCount);
  fields.forEach(({ coefficients }, a) => {
    coordinates.data.set(system.toCoordinates(coefficients), a * system.parameterCount);
  });
  return { fields, coordinates };
}

/** How large a term with coefficient 1 is on the data: the root mean square of its function over the spread of its feature. */
function termSizes({ blocks, problem: { ansatz, samples } }: FieldSystem): Float64Array {
  return Float64Array.from(
    blocks.flatMap(({ block, features }) => {
      const { dictionary, copies } = block;
      const squares = new Float64Array(dictionary.size);
      let count = 0;
      for (let at = 0; at < samples.length; at += ansatz.sampleLength) {
        for (const copy of copies) {
          const values = dictionary.evaluate(Float64Array.from(copy, (place) => samples[at + place] ?? NaN));
          values.forEach((value, k) => {
            squares[k] = (squares[k] ?? NaN) + value * value;
          });
          count += 1;
        }
      }
      return Array.from({ length: dictionary.dimension }, (_, j) => {
        const spread = Math.hypot(...features.toRaw.getRow(j));
        return [...squares].map((sum) => Math.sqrt(sum / count) / spread);
      }).flat();
    }),
  );
}

function termCount({ coefficients }: ReadableField): number {
  return coefficients.filter((entry) => entry !== 0).length;
}

/** Fields along the first features come first, and among them those of lower functions. */
function lastTerm({ coefficients }: ReadableField, width: number): number {
  const first = coefficients.findIndex((entry) => entry !== 0);
  return first < 0 ? width : first;
}

function rowOf({ columns, data }: Matrix, row: number): Float64Array {
  return data.subarray(row * columns, (row + 1) * columns);
}
