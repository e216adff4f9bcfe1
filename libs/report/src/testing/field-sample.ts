import { rotationDiagram } from '@liesweep/figures/testing';
import { parseSweepFile, type CertifiedFields } from '@liesweep/sweep';
import type { ReportInput } from '../page/report-input.js';
import { reportSample } from './report-sample.js';

/** Fields as a certificate records them; only what differs from a single field that keeps its labels has to be said. */
export function certifiedSample(
  fields: Pick<CertifiedFields, 'functions' | 'features' | 'formulas' | 'basis'> & Partial<CertifiedFields>,
): CertifiedFields {
  return {
    ...{ isAlgebra: true, bracketResidual: 3e-16, pointwiseRank: 1, vanishing: 0, trivialLabel: 0, isVacuous: false },
    ...{ structure: null, structureConstants: [], byDegree: [{ degree: 1, dimension: fields.basis.length }] },
    ...fields,
  };
}

/** x² + 4y² about (1, 1): one turn of it. */
export const ELLIPSE: CertifiedFields = certifiedSample({
  ...{ functions: ['1', 'x', 'y'], features: ['x', 'y'] },
  formulas: ['(4 − 4y) ∂x + (x − 1) ∂y'],
  basis: [[4, 0, -4, -1, 1, 0]],
});

/** The rigid motions of the plane. */
export const MOTIONS: CertifiedFields = certifiedSample({
  ...{ functions: ['1', 'x', 'y'], features: ['x', 'y'], pointwiseRank: 3 },
  formulas: ['∂x', '∂y', 'y ∂x − x ∂y'],
  basis: [
    [1, 0, 0, 0, 0, 0],
    [0, 0, 0, 1, 0, 0],
    [0, 0, 1, 0, -1, 0],
  ],
  structureConstants: [
    [0, 0, 0],
    [0, 1, 0],
    [-1, 0, 0],
  ],
  structure: {
    ...{ name: 'e(2) ≅ so(2) ⋉ R²', dimension: 3, isClosed: true, killing: { plus: 0, minus: 1, zero: 2 }, rank: 1 },
    ...{ centreDimension: 0, derivedDimension: 2, ideals: [], reason: 'Solvable, with complex weights on R².' },
    decomposition: {
      ...{ derivedSeries: [3, 2, 0], lowerCentralSeries: [3, 2], radicalDimension: 3, nilradicalDimension: 2 },
      levi: { dimension: 0, name: null, radical: 'solvable of dimension 3', factor: [] },
    },
  },
});

/** Two particles in the plane whose distance is kept, as a sweep file says it. */
export const DISTANCE = `name: distance
system:
  oracles: [{ kind: expression, of: "norm(p1-p2)" }]
  parameterisation: affine
  particles: { count: 2, features: [x, y] }
grid: { generators: [1, 2, 3, 4], weights: { closure: 1 } }
`;

/** The vector between two particles, which moves as the particles do. */
export const DIFFERENCE = DISTANCE.replace('norm(p1-p2)', 'p1-p2').replace(
  'grid:',
  '  labelAction: { tensor: [W] }\ngrid:',
);

/** An ellipse about a point, as a sweep file says it. */
export const SHIFTED_ELLIPSE = `name: ellipse
system:
  oracles: [{ kind: expression, of: "(x-1)^2 + 4*(y-1)^2" }]
  parameterisation: affine
grid: { dimension: 2, generators: [1, 2], weights: { closure: 1 } }
`;

/**
 * Everything that the report of a sweep over fields shows: two slices of one n, with closure and without.
 *
 * @param polished N_g that a finish in float64 decided
 */
export function fieldSample(sweepFile: string, fields: CertifiedFields, polished: readonly number[] = []): ReportInput {
  const spec = parseSweepFile(sweepFile);
  const [n = 0] = spec.grid.dimension;
  const count = fields.basis.length;
  const bare = rotationDiagram([n], [0, 1], 4);
  const slices = bare.slices.map((slice) => ({
    ...slice,
    groupDimension: {
      ...{
        value: fields.isAlgebra ? count : null,
        status: fields.isAlgebra ? ('confirmed' as const) : ('not-applicable' as const),
      },
      ...{ certificate: fields.isAlgebra ? count : null, gapDecades: 13, reason: 'It is what the certificate says.' },
    },
    certificate: {
      ...{
        dimension: count,
        refusal: null,
        reason: `${String(count)} of 6 directions keep the oracle.`,
        tolerance: 1e-3,
      },
      ...{
        defects: [...Array.from({ length: count }, (_, at) => (at + 1) * 1e-16), 0.4, 0.7],
        fields: structuredClone(fields),
      },
    },
  }));
  const diagram = { ...bare, sweep: spec.name, slices };
  return {
    ...reportSample(diagram as ReportInput['phaseDiagram']),
    ...{ spec, groups: [], tensorsOf: () => undefined, polishedAt: () => polished },
  };
}
