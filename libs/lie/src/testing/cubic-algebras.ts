import { factorRows } from '../factor-rows.js';
import type { Matrix } from '../matrix.js';
import { albertDeterminantGradient } from '../octonions/albert-determinant.js';
import { tracelessCubicGradient } from '../octonions/traceless-cubic.js';
import { seededNormals } from '../seeded-normals.js';
import { symmetryGenerators } from './symmetry-generators.js';
import { multilinearRows } from './oracle-rows.js';

/** More samples than the n² ≤ 729 parameters of a generator. */
const SAMPLES = 900;

/** f4 in its 26 dimensions, from the cubic form that it keeps. For tests only. */
export function f4(): Matrix[] {
  const rows = multilinearRows((x) => [tracelessCubicGradient(x)], 26, 1, SAMPLES, seededNormals(26));
  return symmetryGenerators(factorRows(rows, SAMPLES), 52, 26);
}

/** The real form of e6 that keeps the determinant of the 27-dimensional Jordan algebra, E6(−26). For tests only. */
export function e6(): Matrix[] {
  const rows = multilinearRows((x) => [albertDeterminantGradient(x)], 27, 1, SAMPLES, seededNormals(27));
  return symmetryGenerators(factorRows(rows, SAMPLES), 78, 27);
}
