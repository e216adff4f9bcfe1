import { matrixOf, type Matrix } from '@liesweep/lie';
import type { FieldCertificate, FieldSystem } from './field-problem.js';
import { directionsOfRows, rowsBetween } from './null-space.js';
import { orthonormalRows } from './orthonormal-rows.js';
import { pointwiseRankOf } from './pointwise-rank-of.js';
import { structureConstantsOf } from './structure-constants-of.js';

/** Brackets of fields leave their span by a few times what the fields are known to, where the true ones do not. */
const BRACKET_ROOM = 5;

/** What rounding leaves of labels without noise. */
const BRACKET_ROUNDING = 1e-7;

/** What measured labels say of fields, in place of what is exact about the oracle that was fitted to them. */
export interface MeasuredSpace {
  /** Coefficients in the units of the features of a basis of the fields that keep the labels. */
  readonly basis: readonly Float64Array[];
  /** The relative defect that they have at most. */
  readonly atMost: number;
}

/**
 * A system of fields against an oracle that was fitted to labels, with the space that the labels certify as its null space: that
 * of the fit has what the fit makes up, and lacks what its noise breaks.
 */
export function measuredSystem(system: FieldSystem, { basis: given, atMost }: MeasuredSpace): FieldSystem {
  const { parameterCount: p, blocks, bracket, problem } = system;
  const coordinates = matrixOf(given.length, p);
  given.forEach((coefficients, a) => {
    coordinates.data.set(system.toCoordinates(coefficients), a * p);
  });
  const basis = orthonormalRows(coordinates);
  const { constants, residuals, sizes } = structureConstantsOf(basis, bracket);
  const bracketResidual = residuals.reduce(
    (most, residual, pair) => Math.max(most, residual / Math.max(1, sizes[pair] ?? NaN)),
    0,
  );
  const certificate: FieldCertificate = {
    ...system.certificate,
    ...{ dimension: given.length, basis, bracketResidual, structureConstants: constants },
    isAlgebra: bracketResidual <= Math.max(BRACKET_ROUNDING, BRACKET_ROOM * atMost),
    pointwiseRank: pointwiseRankOf(basis, blocks, problem.samples, problem.ansatz.sampleLength),
  };
  return {
    ...system,
    problem: { ...problem, precision: atMost },
    certificate,
    factor: problem.rows === 'flattened' ? across(basis) : system.factor,
  };
}

/** All directions that are orthogonal to a basis, alike: shape [P, P − d], or zeros where there are none. */
function across(basis: Matrix): Matrix {
  const { rows: d, columns: p } = basis;
  const columns = matrixOf(p, Math.max(1, d));
  basis.data.forEach((entry, at) => (columns.data[(at % p) * columns.columns + Math.floor(at / p)] = entry));
  const rest = rowsBetween(directionsOfRows(columns).directions, 0, p - d);
  const factor = matrixOf(p, Math.max(1, p - d));
  rest.data.forEach((entry, at) => (factor.data[(at % p) * factor.columns + Math.floor(at / p)] = entry));
  return factor;
}
