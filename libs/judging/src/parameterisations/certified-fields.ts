import { readableFields, structureConstantsOf, type FieldSystem } from '@liesweep/fields';
import { analyseConstants, matrixOf, singularValues, type Matrix } from '@liesweep/lie';
import type { CertifiedFields, FieldsUpToDegree } from '@liesweep/sweep';

/** The share of a field in functions of higher degree below which it has none: rounding of coefficients that cancel. */
const NO_SHARE = 1e-7;

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
    structure: isGroup ? analyseConstants(certificate.structureConstants, bracketResidual) : null,
    formulas: fields.map(({ formula }) => formula),
    basis: fields.map(({ coefficients }) => [...coefficients]),
    structureConstants: isGroup ? rowsOf(structureConstantsOf(coordinates, bracket).constants) : [],
    byDegree: fieldsByDegree(system),
  };
}

/** The dimension of the certified fields that lie in the monomials up to each degree, and in all functions last. */
function fieldsByDegree(system: FieldSystem): FieldsUpToDegree[] {
  const { certificate, problem } = system;
  const { dictionary } = problem.ansatz.blocks[0] ?? {};
  if (certificate.dimension === null || dictionary === undefined) return [];
  const degrees = dictionary.exponents.map((powers) => powers.reduce((sum, power) => sum + power, 0));
  const highest = Math.max(0, ...degrees);
  const found = Array.from(new Set(degrees), (degree) => ({
    degree,
    dimension: certificate.basis.rows - rankAbove(system, degree),
  }));
  return dictionary.functions.length === 0
    ? found
    : [...found, { degree: highest + 1, dimension: certificate.basis.rows }];
}

/** The rank of what certified fields have in functions above a degree. */
function rankAbove({ blocks, certificate: { basis } }: FieldSystem, degree: number): number {
  const parts = Array.from({ length: basis.rows }, (_, a) => {
    const coordinates = basis.data.subarray(a * basis.columns, (a + 1) * basis.columns);
    let at = 0;
    return blocks.flatMap(({ block: { dictionary }, size, inStandard }) =>
      Array.from({ length: dictionary.dimension }, () => {
        const own = coordinates.subarray(at, at + size);
        at += size;
        return Array.from({ length: dictionary.size }, (__, k) => {
          const powers = dictionary.exponents[k];
          const isAbove = powers === undefined || powers.reduce((sum, power) => sum + power, 0) > degree;
          return isAbove ? own.reduce((sum, entry, row) => sum + entry * inStandard.get(row, k), 0) : 0;
        });
      }).flat(),
    );
  });
  const columns = parts[0]?.length ?? 0;
  if (parts.length === 0 || columns === 0) return 0;
  return singularValues(matrixOf(parts.length, columns, parts.flat())).filter((value) => value > NO_SHARE).length;
}

function rowsOf({ rows, columns, data }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) => [...data.subarray(row * columns, (row + 1) * columns)]);
}
