import type { CertifiedSlice } from '../certify/certified-slice.js';

/** The squared norm of three features x, y, z of a file, certified. For specs. */
export const CERTIFIED_SAMPLE: CertifiedSlice = {
  certificate: {
    ...{ system: 'squared-norm/real/linear', dimension: 3, groupDimension: 3, refusal: null, tolerance: 1e-3 },
    ...{ largestZero: 1e-16, smallestNonZero: 0.56, rowCount: 300, parameterCount: 9 },
    defects: [0, 5e-17, 1e-16, 0.56, 0.56, 0.6, 0.61, 0.62, 1],
    reason: '3 of 9 directions keep the oracle to rounding; the next has a relative defect of 0.56.',
  },
  structure: {
    ...{ dimension: 3, isClosed: true, name: 'su(2) ≅ so(3)', killing: { plus: 0, minus: 3, zero: 0 }, rank: 1 },
    ...{
      centreDimension: 0,
      derivedDimension: 3,
      ideals: [{ dimension: 3, name: 'su(2) ≅ so(3)' }],
      reason: 'Rank 1.',
    },
  },
  generators: [
    [
      [0, 1, 0],
      [-1, 0, 0],
      [0, 0, 0],
    ],
    [
      [0, 0, 1],
      [0, 0, 0],
      [-1, 0, 0],
    ],
    [
      [0, 0, 0],
      [0, 0, 0.99999994],
      [0, -0.99999994, 0],
    ],
  ],
  featureNames: ['x', 'y', 'z'],
  featureSizes: [1, 1.01, 0.98],
  candidates: [
    { name: 'so(3)', generatorCount: 3, defect: { estimate: 1e-16, lower: 1e-16, upper: 1e-16 }, verdict: 'kept' },
  ],
};
