import { entryOf, multiply, scale, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { normSquared } from '../frobenius.js';
import { bracket } from '../bracket.js';
import { invarianceResidual } from './invariance-residual.js';
import { rejectFrom } from '../orthonormalise.js';
import { randomRotation } from '../random-rotation.js';
import { seededNormals } from '../seeded-normals.js';
import { largestDifference } from './largest-difference.js';
import { normGradient, oracleRows } from './oracle-rows.js';
import { randomMatrix } from './random-matrix.js';
import { so } from './so.js';

/** Products of rotations in float64. */
const FLOAT64_SUM_ERROR = 1e-13;

describe.each([1, 2, 3, 5, 8])('so(%i)', (n) => {
  const generators = so(n);

  it('has n(n − 1)/2 generators, antisymmetric, with the entries ±1', () => {
    expect(generators).toHaveLength((n * (n - 1)) / 2);
    for (const generator of generators) {
      expect(largestDifference(transpose(generator), scale(generator, -1))).toBe(0);
      expect(normSquared(generator)).toBe(2);
      expect(new Set(generator.data.map(Math.abs))).toEqual(new Set(n === 1 ? [] : [0, 1]));
    }
  });

  it('is every antisymmetric matrix', () => {
    const matrix = randomMatrix(n, n, seededNormals(n));
    const turned = transpose(matrix).data;
    const skew = { ...matrix, data: matrix.data.map((entry, at) => entry - (turned[at] ?? NaN)) };
    expect(normSquared(rejectFrom(generators, skew))).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('is taken into itself by rotations and mirrors', () => {
    const rotation = randomRotation(n, seededNormals(n));
    for (const generator of generators) {
      const turned = multiply(multiply(rotation, generator), transpose(rotation));
      expect(normSquared(rejectFrom(generators, turned))).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  });

  it('keeps the norm', () => {
    const rows = oracleRows(normGradient, n, 20, seededNormals(n));
    for (const generator of generators) {
      expect(invarianceResidual(generator, rows, 20)).toBeLessThan(FLOAT64_SUM_ERROR);
    }
  });
});

it('so(n) has the brackets [J_jk, J_kl] = J_jl, and 0 of planes that share no axis', () => {
  const generators = so(4); // planes 01, 02, 03, 12, 13, 23
  const at = (index: number): Matrix => generators[index] ?? randomMatrix(0, 0, () => 0);
  expect(largestDifference(bracket(at(0), at(3)), at(1))).toBe(0);
  expect(largestDifference(bracket(at(3), at(5)), at(4))).toBe(0);
  expect(normSquared(bracket(at(0), at(5)))).toBe(0);
  expect(entryOf(at(3), 1, 2)).toBe(1);
});
