import { sl } from '../algebras/sl.js';
import { indefiniteSo } from '../algebras/indefinite-so.js';
import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { structureConstants } from '../structure-constants.js';
import { bracketsIn, constantsOf, semidirectOf, sumOf } from './constants.js';
import type { Bracket } from './constants.js';
import { gl } from './example-algebras.js';
import { lorentz } from './lorentz.js';
import { so } from './so.js';

/** Rⁿ. For tests only. */
export function abelian(n: number): Matrix {
  return constantsOf(n, []);
}

/** A linear algebra and all shifts of its space. For tests only. */
export function withShifts(linear: readonly Matrix[]): Matrix {
  return semidirectOf(structureConstants(linear), linear);
}

/** The identity of Rⁿ besides matrices of trace 0. For tests only. */
export function withScaling(linear: readonly Matrix[]): Matrix[] {
  const n = linear[0]?.rows ?? 0;
  const one = matrixOf(n, n);
  for (let k = 0; k < n; k++) one.data[k * (n + 1)] = 1;
  return [...linear, one];
}

/** a_ijk = Σ_l ε_ijl n_lk + δ_jk a_i − δ_ik a_j with n = diag(n) and a = (a, 0, 0): n_0 = 0 unless a = 0. For tests only. */
export function bianchi(n: readonly [number, number, number], a = 0): Matrix {
  return constantsOf(3, [
    [0, 1, 2, n[2]],
    [1, 2, 0, n[0]],
    [2, 0, 1, n[1]],
    [0, 1, 1, a],
    [0, 2, 2, a],
  ]);
}

/** [P_i, Q_i] = Z, of dimension 2n + 1. For tests only. */
export function heisenberg(n: number): Matrix {
  return constantsOf(
    2 * n + 1,
    Array.from({ length: n }, (_, i): Bracket => [i, n + i, 2 * n]),
  );
}

/** J, B, P of three components each and H: rotations of everything, and more brackets. */
function kinematical(dimension: number, more: readonly Bracket[]): Matrix {
  const cycles = [
    [0, 1, 2],
    [1, 2, 0],
    [2, 0, 1],
  ] as const;
  const rotations = cycles.flatMap(([i, j, k]): Bracket[] => [
    [i, j, k],
    ...[3, 6].flatMap((of): Bracket[] => [
      [i, of + j, of + k],
      [j, of + i, of + k, -1],
    ]),
  ]);
  return constantsOf(dimension, [...rotations, ...more]);
}

const AXES = [0, 1, 2] as const;
const BOOSTS_TO_SHIFTS = AXES.map((i): Bracket => [9, 3 + i, 6 + i]);

/** [H, B] = P, and [B_i, B_j] = share · ε_ijk P_k, which is not Galilei's. For tests only. */
export function galilei(share = 0): Matrix {
  const twisted = AXES.map((i): Bracket => [3 + i, 3 + ((i + 1) % 3), 6 + ((i + 2) % 3), share]);
  return kinematical(10, [...BOOSTS_TO_SHIFTS, ...twisted]);
}

/** [B_i, P_i] = H. */
function carroll(): Matrix {
  return kinematical(
    10,
    AXES.map((i): Bracket => [3 + i, 6 + i, 9]),
  );
}

/** Galilei's, with [B_i, P_i] = M. For tests only. */
export function bargmann(): Matrix {
  return kinematical(11, [...BOOSTS_TO_SHIFTS, ...AXES.map((i): Bracket => [3 + i, 6 + i, 10])]);
}

/** sl(2,R) ⋉ h3: on the centre of h3 sl(2,R) does nothing. For tests only. */
export function schroedinger(): Matrix {
  return constantsOf(6, [...bracketsIn(withShifts(sl(2))), [3, 4, 5]]);
}

/** An algebra with a name. For tests only. */
export interface StandardAlgebra {
  readonly name: string;
  readonly constants: Matrix;
}

/** Algebras with a name, and their constants in a basis that shows it. For tests only. */
export function standardAlgebras(): StandardAlgebra[] {
  const so3 = structureConstants(so(3));
  const sl2 = structureConstants(sl(2));
  const aff1 = constantsOf(2, [[0, 1, 1]]);
  const [h3, e2, bianchi5, e3] = [heisenberg(1), bianchi([0, 1, 1]), bianchi([0, 0, 0], 1), withShifts(so(3))];
  const list: [string, Matrix][] = [
    ['R³', abelian(3)],
    ['R²', abelian(2)],
    ['aff(1) ≅ R ⋉ R', aff1],
    ['h3 (Heisenberg)', h3],
    ['aff(1)⊕R', bianchi([0, 1, -1], 1)],
    ['Bianchi IV', bianchi([0, 0, 1], 1)],
    ['Bianchi V', bianchi5],
    ['iso(1,1) ≅ so(1,1) ⋉ R²', bianchi([0, 1, -1])],
    ['Bianchi VI(h = -0.25)', bianchi([0, 1, -1], 0.5)],
    ['Bianchi VI(h = -4)', bianchi([0, 1, -1], 2)],
    ['e(2) ≅ so(2) ⋉ R²', e2],
    ['Bianchi VII(h = 0.25)', bianchi([0, 1, 1], 0.5)],
    ['Bianchi VII(h = 1)', bianchi([0, 1, 1], 1)],
    ['sl(2,R) ≅ so(1,2)', bianchi([1, 1, -1])],
    ['su(2) ≅ so(3)', bianchi([1, 1, 1])],
    ['e(3) ≅ so(3) ⋉ R³', e3],
    ['e(4) ≅ so(4) ⋉ R⁴', withShifts(so(4))],
    ['e(5) ≅ so(5) ⋉ R⁵', withShifts(so(5))],
    ['iso(1,2) ≅ so(1,2) ⋉ R³', withShifts(indefiniteSo(1, 2))],
    ['iso(1,3) ≅ so(1,3) ⋉ R⁴', withShifts(lorentz())],
    ['iso(2,2) ≅ so(2,2) ⋉ R⁴', withShifts(indefiniteSo(2, 2))],
    ['iso(1,4) ≅ so(1,4) ⋉ R⁵', withShifts(indefiniteSo(1, 4))],
    ['sim(2) ≅ (so(2)⊕R) ⋉ R²', withShifts(withScaling(so(2)))],
    ['sim(3) ≅ (so(3)⊕R) ⋉ R³', withShifts(withScaling(so(3)))],
    ['sim(4) ≅ (so(4)⊕R) ⋉ R⁴', withShifts(withScaling(so(4)))],
    ['sim(1,2) ≅ (so(1,2)⊕R) ⋉ R³', withShifts(withScaling(indefiniteSo(1, 2)))],
    ['sim(1,3) ≅ (so(1,3)⊕R) ⋉ R⁴', withShifts(withScaling(lorentz()))],
    ['saff(2) ≅ sl(2,R) ⋉ R²', withShifts(sl(2))],
    ['aff(2) ≅ gl(2,R) ⋉ R²', withShifts(gl(2))],
    ['saff(3) ≅ sl(3,R) ⋉ R³', withShifts(sl(3))],
    ['aff(3) ≅ gl(3,R) ⋉ R³', withShifts(gl(3))],
    ['galilei(3) ≅ so(3) ⋉ (R ⋉ R⁶)', galilei()],
    ['bargmann(3) ≅ so(3) ⋉ (R ⋉ h7)', bargmann()],
    ['carroll(3) ≅ so(3) ⋉ h7', carroll()],
    ['h5 (Heisenberg)', heisenberg(2)],
    ['h7 (Heisenberg)', heisenberg(3)],
    ['su(2)⊕R³', sumOf(so3, abelian(3))],
    ['so(4) ≅ su(2)⊕su(2)', sumOf(so3, so3)],
    ['so(1,3) ≅ sl(2,C)', structureConstants(lorentz())],
    ['sl(2,R)⊕R²', sumOf(sl2, abelian(2))],
    ['aff(1)⊕aff(1)', sumOf(aff1, aff1)],
    ['e(2)⊕R', sumOf(e2, abelian(1))],
    ['h3⊕R', sumOf(h3, abelian(1))],
    ['su(2)⊕h3', sumOf(h3, so3)],
    ['sl(2,R)⊕e(2)', sumOf(e2, sl2)],
    ['e(3)⊕Bianchi V', sumOf(bianchi5, e3)],
    ['gl(3,R) ≅ sl(3,R)⊕R', sumOf(structureConstants(sl(3)), abelian(1))],
  ];
  return list.map(([name, constants]) => ({ name, constants }));
}
