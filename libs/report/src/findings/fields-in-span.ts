import { matrixOf, pairs, type Matrix } from '@liesweep/lie';
import type { CertifiedFields } from '@liesweep/sweep';
import { Matrix as MlMatrix, solve } from 'ml-matrix';

/** Trained fields lie in the certified ones, and their brackets in their span, up to this share: they are stored in float32. */
const LARGEST_SHARE_OUTSIDE = 1e-3;

/** A set of fields within the certified ones. */
export interface FieldsInSpan {
  /** a, [pairs, N_g]: [v_a, v_b] = Σ_c a_abc v_c. */
  readonly constants: Matrix;
  /** The largest share of a bracket that leaves the set. */
  readonly missed: number;
}

/**
 * The brackets of fields that are combinations of the certified ones, from the structure constants of these.
 *
 * @param fields coefficients as in `CertifiedFields.basis`
 * @returns null where they are no such combinations, or their brackets leave their span
 */
export function fieldsInSpan(
  fields: readonly (readonly number[])[],
  { basis, structureConstants }: Pick<CertifiedFields, 'basis' | 'structureConstants'>,
): FieldsInSpan | null {
  if (fields.length === 0 || basis.length === 0) return null;
  const shares = within(fields, basis);
  if (shares === null) return null;
  const ofPairs = pairs(basis.length);
  const brackets = pairs(fields.length).map(([a, b]) => {
    const [x, y] = [shares.found[a] ?? [], shares.found[b] ?? []];
    return basis.map((_, r) =>
      ofPairs.reduce(
        (sum, [p, q], pair) =>
          sum + ((x[p] ?? 0) * (y[q] ?? 0) - (x[q] ?? 0) * (y[p] ?? 0)) * (structureConstants[pair]?.[r] ?? Number.NaN),
        0,
      ),
    );
  });
  // of fields that commute the brackets are nothing but rounding
  const typical = largestOf(shares.found) ** 2 * largestOf(structureConstants);
  const inSet = brackets.length === 0 ? { found: [], missed: 0 } : within(brackets, shares.found, typical);
  if (inSet === null) return null;
  return { constants: matrixOf(brackets.length, fields.length, inSet.found.flat()), missed: inSet.missed };
}

/**
 * Rows as combinations of others, by least squares; null where some row is none of them. Columns are compared by their size in the
 * others, so that the units of features do not matter.
 */
function within(
  rows: readonly (readonly number[])[],
  others: readonly (readonly number[])[],
  typical = 0,
): { readonly found: number[][]; readonly missed: number } | null {
  const sizes = (others[0] ?? []).map((_, k) => Math.max(...others.map((row) => Math.abs(row[k] ?? 0))) || 1);
  const scaled = (row: readonly number[]): number[] => row.map((entry, k) => entry / (sizes[k] ?? 1));
  const [wanted, given] = [rows.map(scaled), others.map(scaled)];
  const solved = solve(new MlMatrix(given).transpose(), new MlMatrix(wanted).transpose(), true).transpose().to2DArray();
  const largest = Math.max(typical, ...wanted.map((row) => Math.hypot(...row)));
  const missed = Math.max(
    ...wanted.map((row, at) => {
      const rest = row.map(
        (entry, k) => entry - given.reduce((sum, other, c) => sum + (solved[at]?.[c] ?? NaN) * (other[k] ?? NaN), 0),
      );
      return Math.hypot(...rest) / (largest || 1);
    }),
  );
  return missed <= LARGEST_SHARE_OUTSIDE ? { found: solved, missed } : null;
}

function largestOf(rows: readonly (readonly number[])[]): number {
  return rows.flat().reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
}
