import { readableFields, structureConstantsOf, type Dictionary, type FieldSystem } from '@liesweep/fields';
import {
  analyseConstants,
  matrixOf,
  multiply,
  singularValues,
  transpose,
  type AlgebraStructure,
  type Matrix,
} from '@liesweep/lie';
import type { CertifiedFields, FieldsUpToDegree } from '@liesweep/sweep';
import { fieldColumns } from '@liesweep/training';
import { inverse, Matrix as MlMatrix } from 'ml-matrix';

/** Larger algebras take minutes to be named by their structure constants. */
const MOST_NAMED = 45;

/** The share of a field in functions of higher degree below which it has none: rounding of coefficients that cancel. */
const NO_SHARE = 1e-7;

/** Structure constants are known to float64, and a little less. */
const NO_ENTRY = 1e-10;
const DIGITS = 12;

/** What a certificate says of the fields themselves: a basis that can be read, their algebra, and where they are in the dictionary. */
export function certifiedFields(system: FieldSystem): CertifiedFields {
  const { certificate, problem, bracket } = system;
  const { isAlgebra, bracketResidual, pointwiseRank, vanishing, trivialLabel, isVacuous } = certificate;
  const { blocks } = problem.ansatz;
  const { fields, coordinates } = readableFields(system);
  const isGroup = isAlgebra && certificate.dimension !== null;
  return {
    functions: blocks.flatMap(({ dictionary }) => dictionary.names),
    features: blocks.flatMap(({ features }) => features),
    ...{ isAlgebra: isGroup, pointwiseRank, vanishing, trivialLabel, isVacuous },
    bracketResidual: Number.isFinite(bracketResidual) ? bracketResidual : null,
    structure: isGroup && fields.length > 0 && fields.length <= MOST_NAMED ? algebraOf(system, coordinates) : null,
    formulas: fields.map(({ formula }) => formula),
    basis: fields.map(({ coefficients }) => [...coefficients]),
    structureConstants: isGroup ? rowsOf(structureConstantsOf(coordinates, bracket).constants).map(shortened) : [],
    byDegree: fieldsByDegree(system),
  };
}

/** The algebra of certified fields: named in their orthonormal basis, its Levi factor written in the one that can be read. */
function algebraOf({ certificate }: FieldSystem, readable: Matrix): AlgebraStructure {
  const { basis, structureConstants, bracketResidual } = certificate;
  const structure = analyseConstants(structureConstants, bracketResidual);
  const { decomposition } = structure;
  if (decomposition?.levi == null || decomposition.levi.factor.length === 0) return structure;
  const toReadable = inverse(new MlMatrix(rowsOf(multiply(readable, transpose(basis))))); // E = (readable Eᵀ)⁻¹ readable
  const factor = new MlMatrix(decomposition.levi.factor.map((row) => [...row])).mmul(toReadable).to2DArray();
  return {
    ...structure,
    decomposition: { ...decomposition, levi: { ...decomposition.levi, factor: factor.map(shortened) } },
  };
}

/** Numbers to what is known of them. */
function shortened(row: readonly number[]): number[] {
  return row.map((entry) => (Math.abs(entry) < NO_ENTRY ? 0 : Number(entry.toPrecision(DIGITS))));
}

/** The dimension of the certified fields that lie in the monomials up to each degree, and in all functions last. */
function fieldsByDegree(system: FieldSystem): FieldsUpToDegree[] {
  const { certificate, problem } = system;
  const count = certificate.basis.rows;
  const degrees = problem.ansatz.blocks.flatMap(({ dictionary }) =>
    Array.from({ length: dictionary.dimension }, () => functionDegrees(dictionary)).flat(),
  );
  if (certificate.dimension === null) return [];
  const coefficients = multiply(certificate.basis, fieldColumns(system)); // [d, Σ n·K]
  return [...new Set(degrees)]
    .toSorted((a, b) => a - b)
    .map((degree) => ({ degree, dimension: count - rankWhere(coefficients, (at) => (degrees[at] ?? NaN) > degree) }));
}

/** Of each function; named ones count as of a degree above all monomials. */
function functionDegrees({ exponents, functions }: Dictionary): number[] {
  const degrees = exponents.map((powers) => powers.reduce((sum, power) => sum + power, 0));
  const above = Math.max(-1, ...degrees) + 1;
  return [...degrees, ...functions.map(() => above)];
}

/** The rank of some columns of a matrix whose rows are of size 1. */
function rankWhere({ rows, columns, data }: Matrix, isAsked: (column: number) => boolean): number {
  const kept = data.map((entry, at) => (isAsked(at % columns) ? entry : 0));
  return rows === 0 ? 0 : singularValues(matrixOf(rows, columns, kept)).filter((value) => value > NO_SHARE).length;
}

function rowsOf({ rows, columns, data }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) => [...data.subarray(row * columns, (row + 1) * columns)]);
}
