import { lorentz } from './lorentz.js';
import { so } from './so.js';
import { closureResidual } from '../closure-residual.js';
import { factorRows } from '../factor-rows.js';
import { normSquared } from '../frobenius.js';
import { invarianceResidual } from './invariance-residual.js';
import { multiply, scale, stackAsRows, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { rejectFrom } from '../orthonormalise.js';
import { seededNormals } from '../seeded-normals.js';
import { symmetryGenerators } from './symmetry-generators.js';
import { largestDifference } from './largest-difference.js';
import { normGradient, oracleRows, quadraticGradient } from './oracle-rows.js';
import { diagonalMatrix } from './random-frame.js';

/** Eigenvectors of a Gram matrix with a gap of order 1, in float64. */
const EIGENVECTOR_ERROR = 1e-12;

const SAMPLES = 60;

const systems: readonly (readonly [string, Matrix[], Matrix])[] = [
  ['the norm', so(4), oracleRows(normGradient, 4, SAMPLES, seededNormals(1))],
  ['the form of Minkowski', lorentz(), oracleRows(quadraticGradient([1, -1, -1, -1]), 4, SAMPLES, seededNormals(2))],
];

describe.each(systems)('the symmetry generators of %s', (_name, algebra, rows) => {
  const found = symmetryGenerators(factorRows(rows, SAMPLES), algebra.length, 4);

  it('span its algebra, orthonormally', () => {
    const gram = multiply(stackAsRows(found), transpose(stackAsRows(found)));
    expect(largestDifference(gram, diagonalMatrix(algebra.map(() => 2)))).toBeLessThan(EIGENVECTOR_ERROR);
    for (const generator of algebra) {
      expect(normSquared(rejectFrom(found, generator))).toBeLessThan(EIGENVECTOR_ERROR);
    }
  });

  it('leave the oracle as it is, and close', () => {
    for (const generator of found) {
      expect(invarianceResidual(generator, rows, SAMPLES)).toBeLessThan(EIGENVECTOR_ERROR);
    }
    expect(closureResidual(found)).toBeLessThan(EIGENVECTOR_ERROR);
  });

  it.each([1e-12, 1e12])('are the same when the labels are multiplied by %d', (factor) => {
    const others = symmetryGenerators(factorRows(scale(rows, factor), SAMPLES), algebra.length, 4);
    for (const generator of algebra) {
      expect(normSquared(rejectFrom(others, generator))).toBeLessThan(EIGENVECTOR_ERROR);
    }
  });

  it('are as many as were certified, from the flattest on', () => {
    expect(symmetryGenerators(factorRows(rows, SAMPLES), 0, 4)).toEqual([]);
    const more = symmetryGenerators(factorRows(rows, SAMPLES), algebra.length + 1, 4);
    expect(more).toHaveLength(algebra.length + 1);
    expect(invarianceResidual(more.at(-1) ?? rows, rows, SAMPLES)).toBeGreaterThan(1e-3);
  });
});

it('complex generators are their real parts above their imaginary ones', () => {
  const rows = oracleRows((x) => [...normGradient(x), 0, 0, 0, 0], 4, SAMPLES, seededNormals(3));
  const [first] = symmetryGenerators(factorRows({ ...rows, columns: 32 }, SAMPLES), 1, 8);
  expect([first?.rows, first?.columns]).toEqual([8, 4]);
});
