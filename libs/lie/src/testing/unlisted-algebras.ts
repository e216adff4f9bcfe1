import { bracket } from '../bracket.js';
import { matrixOf, scale } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { innerProduct } from '../frobenius.js';
import { realForms } from '../real-forms.js';
import { structureConstants } from '../structure-constants.js';
import { actionsSum, constantsOf, semidirectOf, sumOf } from './constants.js';
import { sparse, upperTriangular } from './example-algebras.js';
import type { Place } from './example-algebras.js';
import { diagonalMatrix } from './random-frame.js';
import { so } from './so.js';
import { abelian, galilei, schroedinger, withShifts } from './standard-algebras.js';

/** An algebra that is near one with a name; null where it has none itself. For tests only. */
export interface UnlistedAlgebra {
  readonly title: string;
  readonly name: string | null;
  readonly constants: Matrix;
}

/** Algebras that look like some of `standardAlgebras`: by their dimensions, or by the numbers of a part. For tests only. */
export function unlistedAlgebras(): UnlistedAlgebra[] {
  const [so3, sl2, axis] = [structureConstants(so(3)), structureConstants(spin(2)), abelian(1)];
  const list: [string, string | null, Matrix][] = [
    ['sl(2,R) ⋉ R²', 'saff(2) ≅ sl(2,R) ⋉ R²', semidirectOf(sl2, spin(2))],
    ['sl(2,R) ⋉ R³', 'iso(1,2) ≅ so(1,2) ⋉ R³', semidirectOf(sl2, spin(3))],
    ['sl(2,R) ⋉ R⁴, cubic forms', null, semidirectOf(sl2, spin(4))],
    ['sl(2,R) ⋉ (R² + R²)', null, semidirectOf(sl2, twice(spin(2)))],
    ['so(3) ⋉ R⁵', null, semidirectOf(so3, onTracelessForms(so(3)))],
    ['so(3) ⋉ R⁴, quaternions', null, withShifts(quaternions())],
    ['so(3) ⋉ (R³ + R³)', null, semidirectOf(so3, twice(so(3)))],
    ['so(1,3) ⋉ C²', null, withShifts(spinors())],
    [
      '(so(3)⊕R) ⋉ (R³ + R³), one of them scaled',
      null,
      semidirectOf(sumOf(so3, axis), [...twice(so(3)), diagonalMatrix([0, 0, 0, 1, 1, 1])]),
    ],
    ['e(3)⊕R', 'e(3)⊕R', sumOf(withShifts(so(3)), axis)],
    ['(sl(2,R)⊕so(2)) ⋉ (R² ⊗ R²)', null, semidirectOf(sumOf(sl2, axis), [...twice(spin(2)), turnOfCopies()])],
    ['sl(2,R) ⋉ h3', 'sl(2,R) ⋉ h3 (Schrödinger)', schroedinger()],
    ['Galilei with [B, B] = P', null, galilei(1)],
    ['Galilei with [B, B] = P/10', null, galilei(0.1)],
    [
      'oscillator',
      null,
      constantsOf(4, [
        [0, 1, 2],
        [0, 2, 1, -1],
        [1, 2, 3],
      ]),
    ],
    ['R ⋉ R³', 'R ⋉ R³ (weights 0.5, 0.5, 1)', semidirectOf(axis, [diagonalMatrix([1, 1, 2])])],
    ['R² ⋉ R², diagonal', 'aff(1)⊕aff(1)', semidirectOf(abelian(2), [diagonalMatrix([1, 0]), diagonalMatrix([1, 1])])],
    ['R² ⋉ R², scalings and shears', null, semidirectOf(abelian(2), [diagonalMatrix([1, 1]), sparse(2, [0, 1])])],
    ['upper triangular 3×3', null, structureConstants(upperTriangular(3))],
    [
      'filiform',
      null,
      constantsOf(4, [
        [0, 1, 2],
        [0, 2, 3],
      ]),
    ],
    ['R ⋉ R³, not diagonal', null, semidirectOf(axis, [sparse(3, [0, 0], [1, 1], [0, 1], [2, 2, 2])])],
  ];
  return list.map(([title, name, constants]) => ({ title, name, constants }));
}

function twice(actions: readonly Matrix[]): Matrix[] {
  return actionsSum(actions, actions);
}

/** H, E and F of sl(2,R) on binary forms of degree k − 1: [H, E] = 2E, [H, F] = −2F, [E, F] = H. */
function spin(k: number): Matrix[] {
  const steps = Array.from({ length: k - 1 }, (_, j) => j + 1);
  return [
    diagonalMatrix(Array.from({ length: k }, (_, j) => k - 1 - 2 * j)),
    sparse(k, ...steps.map((j): Place => [j - 1, j, j * (k - j)])),
    sparse(k, ...steps.map((j): Place => [j, j - 1])),
  ];
}

/** A → (S → [A, S]) on the symmetric 3×3 matrices of trace 0, in an orthonormal basis. */
function onTracelessForms(rotations: readonly Matrix[]): Matrix[] {
  const forms = [
    sparse(3, [0, 1, 1], [1, 0, 1]),
    sparse(3, [0, 2, 1], [2, 0, 1]),
    sparse(3, [1, 2, 1], [2, 1, 1]),
    diagonalMatrix([1, -1, 0]),
    scale(diagonalMatrix([1, 1, -2]), 1 / Math.sqrt(3)),
  ];
  return rotations.map((rotation) => {
    const moved = forms.map((form) => bracket(rotation, form));
    return matrixOf(
      5,
      5,
      forms.flatMap((row) => moved.map((column) => innerProduct(row, column) / 2)),
    );
  });
}

/** i/2, j/2 and k/2 from the left. */
function quaternions(): Matrix[] {
  return [
    sparse(4, [1, 0, 0.5], [0, 1, -0.5], [3, 2, 0.5], [2, 3, -0.5]),
    sparse(4, [2, 0, 0.5], [0, 2, -0.5], [1, 3, 0.5], [3, 1, -0.5]),
    sparse(4, [3, 0, 0.5], [0, 3, -0.5], [2, 1, 0.5], [1, 2, -0.5]),
  ];
}

/** sl(2,C) on C², as real matrices. */
function spinors(): Matrix[] {
  return spin(2).flatMap((real) => {
    const zeros = real.data.map(() => 0);
    return realForms([...real.data, ...zeros, ...zeros, ...real.data], { dimension: 2, field: 'complex' });
  });
}

/** Turns two copies of a plane into each other. */
function turnOfCopies(): Matrix {
  return sparse(4, [0, 2, -1], [1, 3, -1], [2, 0, 1], [3, 1, 1]);
}
