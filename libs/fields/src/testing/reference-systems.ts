import type { ReferenceSystem } from './reference-system.js';
import { orbitLaw, twoBodyMap } from './two-body-map.js';
import { eventLaw, normalLaw, outsideLaw, uniformLaw } from './system-samples.js';

/** A system with what is known of it: by proof, or as found in float64 by two seeds and finite flows. */
export interface KnownSystem extends ReferenceSystem {
  readonly dimension: number;
  /** The smallest singular value that is not zero, relative to the largest; null where all are zero. */
  readonly gap: number | null;
  /** What it is here, where features that are mixed or rows of unit size change it by more than a factor of two. */
  readonly gapHere?: number;
  /** N_g at which some set closes; up to the dimension the others do not. Absent where the space is no algebra, or not asked. */
  readonly closing?: readonly number[];
  readonly isAlgebra?: boolean;
  readonly trivialLabel?: number;
  readonly vanishing?: number;
  /** The pointwise rank of fields that are no algebra. */
  readonly pointwiseRank?: number;
  /** The basis as textbooks have it, one field each, in any order. */
  readonly basis?: readonly string[];
}

const PLANE = ['x', 'y'];
const SPACE = ['x', 'y', 'z'];
const EVENT = ['t', 'x', 'y', 'z'];

const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);

const DISTANCES = ['distance(p1,p2)', 'distance(p1,p3)', 'distance(p2,p3)'];
/** Ratios of differences on a line and in the complex plane. */
const CROSS = (a: string, b: string, c: string, d: string): string =>
  `log(distance(${a},${b})*distance(${c},${d})/(distance(${a},${c})*distance(${b},${d})))`;
const SINES = (i: number, j: number): string => `sin((x${String(i)}-x${String(j)})/2)`;

/** Functions that stay: A01 to A27 of the reference. */
export const INVARIANT_SYSTEMS: readonly KnownSystem[] = [
  {
    ...{ id: 'A01', labels: ['(x-1)^2+4*(y-1)^2'], features: PLANE, law: normalLaw([1, 1], [2, 1]) },
    ...{ dimension: 1, gap: 0.62, closing: [1], basis: ['(4 − 4y) ∂x + (x − 1) ∂y'] },
  },
  {
    ...{ id: 'A02', labels: ['x^3-y^2'], features: PLANE, degree: 2, law: normalLaw([0], [2]) },
    ...{ dimension: 1, gap: 0.185, closing: [1], basis: ['2y ∂x + 3x² ∂y'] },
  },
  {
    ...{ id: 'A03', labels: ['distance(p1,p2)'], features: PLANE, particles: 2 },
    ...{ dimension: 3, gap: 0.683, closing: upTo(3), basis: ['∂x', '∂y', 'y ∂x − x ∂y'] },
  },
  {
    ...{ id: 'A04', labels: ['sqrt((a-c)^2+(b-d)^2)'], features: ['a', 'b', 'c', 'd'] },
    ...{ dimension: 11, gap: 0.651, closing: upTo(11) },
  },
  {
    ...{ id: 'A05', labels: DISTANCES, features: SPACE, particles: 3 },
    ...{ dimension: 6, gap: 0.603, closing: [1, 2, 3, 4, 6] },
    basis: ['∂x', '∂y', '∂z', 'y ∂x − x ∂y', 'z ∂x − x ∂z', 'z ∂y − y ∂z'],
  },
  {
    ...{ id: 'A06', labels: ['distance(p1,p2)'], features: SPACE, particles: 2 },
    ...{ dimension: 6, gap: 0.592, closing: [1, 2, 3, 4, 6] },
  },
  {
    ...{ id: 'A07', labels: DISTANCES, features: PLANE, particles: 3, degree: 2 },
    ...{ dimension: 3, gap: 0.303, closing: upTo(3) },
  },
  {
    ...{ id: 'A08', labels: ['(t1-t2)^2-(x1-x2)^2'], features: ['t', 'x'], particles: 2 },
    ...{ dimension: 3, gap: 0.683, closing: upTo(3), basis: ['∂t', '∂x', 'x ∂t + t ∂x'] },
  },
  {
    ...{ id: 'A09', labels: ['(t1-t2)^2-(x1-x2)^2-(y1-y2)^2-(z1-z2)^2'], features: EVENT, particles: 2 },
    ...{ dimension: 10, gap: 0.494, closing: [...upTo(8), 10] },
  },
  {
    id: 'A10',
    labels: ['log(distance(p1,p2)/distance(p1,p3))', 'log(distance(p2,p3)/distance(p1,p3))'],
    ...{ features: PLANE, particles: 3, law: uniformLaw(2, 2, 0.3) },
    ...{ dimension: 4, gap: 0.944, closing: upTo(4) },
    basis: ['∂x', '∂y', 'x ∂x + y ∂y', 'y ∂x − x ∂y'],
  },
  {
    ...{ id: 'A11', labels: ['log(abs((x1-x2)/(x1-x3)))'], features: ['x'], particles: 3, degree: 3 },
    ...{ law: uniformLaw(2, 1, 0.3), dimension: 2, gap: 0.923, closing: [1, 2], basis: ['∂x', 'x ∂x'] },
  },
  {
    ...{ id: 'A12', labels: ['log(abs((x1-x2)*(x3-x4)/((x1-x3)*(x2-x4))))'], features: ['x'], particles: 4 },
    ...{ degree: 4, law: uniformLaw(2, 1, 0.3) },
    ...{ dimension: 3, gap: 0.936, closing: upTo(3), basis: ['∂x', 'x ∂x', 'x² ∂x'] },
  },
  {
    id: 'A13',
    labels: [`log(abs(${SINES(1, 2)}*${SINES(3, 4)}/(${SINES(1, 3)}*${SINES(2, 4)})))`],
    ...{ features: ['x'], particles: 4, law: uniformLaw(2, 1, 0.3) },
    functions: ['sin(x)', 'cos(x)', 'sin(2*x)', 'cos(2*x)'],
    ...{ dimension: 3, gap: 0.697, closing: upTo(3), basis: ['∂x', 'sin(x) ∂x', 'cos(x) ∂x'] },
  },
  {
    id: 'A14',
    labels: [CROSS('p1', 'p2', 'p3', 'p4'), CROSS('p1', 'p4', 'p2', 'p3')],
    ...{ features: PLANE, particles: 4, degree: 3, law: uniformLaw(2, 2, 0.3) },
    ...{ dimension: 6, gap: 0.327, closing: [1, 2, 3, 4, 6] },
    basis: [...['∂x', '∂y', 'x ∂x + y ∂y', 'y ∂x − x ∂y'], ...['(x² − y²) ∂x + 2xy ∂y', '2xy ∂x + (y² − x²) ∂y']],
  },
  {
    ...{ id: 'A15', labels: ['x2-x1', 'y2-y1', 'z2-z1-x1*(y2-y1)'], features: SPACE, particles: 2, degree: 2 },
    ...{ dimension: 3, gap: 0.381, closing: upTo(3), basis: ['∂y', '∂z', '∂x + y ∂z'] },
  },
  {
    id: 'A16',
    labels: [
      ...['t2-t1', 't3-t1'],
      'norm([(x2-x1)/(t2-t1)-(x3-x1)/(t3-t1),(y2-y1)/(t2-t1)-(y3-y1)/(t3-t1),(z2-z1)/(t2-t1)-(z3-z1)/(t3-t1)])',
    ],
    ...{ features: EVENT, particles: 3, law: eventLaw(2, 0.4) },
    ...{ dimension: 10, gap: 0.13, closing: upTo(10) },
    basis: [...['∂t', '∂x', '∂y', '∂z', 't ∂x', 't ∂y', 't ∂z'], ...['y ∂x − x ∂y', 'z ∂x − x ∂z', 'z ∂y − y ∂z']],
  },
  {
    ...{ id: 'A17', labels: ['det(p2-p1,p3-p1)'], features: PLANE, particles: 3 },
    ...{ dimension: 5, gap: 1, closing: upTo(5), basis: ['∂x', '∂y', 'y ∂x', 'x ∂y', 'x ∂x − y ∂y'] },
  },
  {
    ...{ id: 'A18', labels: ['log(abs(det(p2-p1,p3-p1)/det(p2-p1,p4-p1)))'], features: PLANE, particles: 4, degree: 2 },
    ...{ law: uniformLaw(2, 2, 0.3), dimension: 6, gap: 0.596, closing: upTo(6) },
    basis: ['∂x', '∂y', 'x ∂x', 'y ∂x', 'x ∂y', 'y ∂y'],
  },
  {
    ...{ id: 'A19', labels: ['z-x^2-y^2'], features: SPACE },
    ...{ dimension: 3, gap: 0.492, closing: upTo(3), basis: ['∂x + 2x ∂z', '∂y + 2y ∂z', 'y ∂x − x ∂y'] },
  },
  {
    ...{ id: 'A20', labels: ['x2-x1', '(y2-y1)*exp(-x1)', '(z2-z1)*exp(-x1)'], features: SPACE, particles: 2 },
    ...{ dimension: 3, gap: 0.494, closing: upTo(3), basis: ['∂y', '∂z', '∂x + y ∂y + z ∂z'] },
  },
  {
    id: 'A21',
    labels: ['(sqrt(x1^2+y1^2)-2)^2+z1^2', '(sqrt(x2^2+y2^2)-2)^2+z2^2', 't2-t1'],
    ...{ features: ['x', 'y', 'z', 't'], particles: 2, law: normalLaw([0], [2]) },
    ...{ dimension: 2, gap: 0.263, closing: [1, 2], basis: ['∂t', 'y ∂x − x ∂y'] },
  },
  {
    ...{ id: 'A22', labels: ['(x-1)^2+(y+2)^2-z^2'], features: SPACE },
    ...{ dimension: 3, gap: 0.31, closing: upTo(3) },
    basis: ['(2 + y) ∂x + (1 − x) ∂y', 'z ∂x + (x − 1) ∂z', 'z ∂y + (2 + y) ∂z'],
  },
  {
    ...{ id: 'A23', labels: ['y^2/2-cos(x)'], features: PLANE, functions: ['sin(x)', 'cos(x)'] },
    ...{ dimension: 1, gap: 0.267, closing: [1], basis: ['y ∂x − sin(x) ∂y'] },
  },
  {
    ...{ id: 'A24', labels: ['x^2+y^2'], features: PLANE, degree: 3 },
    ...{ dimension: 6, gap: 0.232, closing: [1, 2], isAlgebra: false },
  },
  {
    ...{ id: 'A25', labels: ['x^2+y^2'], features: PLANE, degree: 2 },
    ...{ dimension: 3, gap: 0.435, closing: [1], isAlgebra: false },
  },
  { ...{ id: 'A26', labels: ['x^4+y^4+z^4'], features: SPACE }, ...{ dimension: 0, gap: 0.214 } },
  {
    ...{ id: 'A27', labels: ['(x1-x2)^4+(y1-y2)^4+x1^3+y1^3+x2^3+y2^3'], features: PLANE, particles: 2 },
    ...{ dimension: 0, gap: 0.324 },
  },
];

const INERTIA = (rows: readonly (readonly [string, string])[]): string[] =>
  rows.map(([i, j]) =>
    [1, 2, 3]
      .map((p) => {
        const product = `${i}${String(p)}*${j}${String(p)}`;
        return i === j ? `dot(p${String(p)},p${String(p)})-${product}` : `-${product}`;
      })
      .join('+')
      .replaceAll('+-', '-'),
  );
const NINE = SPACE.flatMap((i) => SPACE.map((j): [string, string] => [i, j]));
const SIX = NINE.filter(([i, j]) => i <= j);

const LINEAR = { lowestDegree: 1, degree: 1 };
const FLOW = { kind: 'tangent', timeScaling: false } as const;

/** Four vectors of the plane that move each by a matrix of its own, or the whole of R⁸ by one. */
const ORBITS = { features: PLANE, particles: 4, untied: true };
const BODIES = { features: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] };
const SAME = { labelAction: { kind: 'same' } } as const;

const flowSystem = (
  id: string,
  features: readonly string[],
  size: number,
  labels: readonly string[],
  dimension: number,
  gap: number,
): KnownSystem => ({ id, features, labels, law: uniformLaw(size, 1), labelAction: FLOW, dimension, gap });

const MATRIX_TIMES_VECTOR = (size: number): string[] =>
  Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => `x1_${String(i * size + j + 1)}*x2_${String(j + 1)}`).join('+'),
  );

/** Labels that move: C01 to C07 of the reference. */
export const MOVING_SYSTEMS: readonly KnownSystem[] = [
  {
    ...{ id: 'C01a', labels: INERTIA(SIX), features: SPACE, particles: 3, ...LINEAR, labelAction: { kind: 'free' } },
    ...{ dimension: 9, gap: null, trivialLabel: 0 },
  },
  {
    ...{ id: 'C01b', labels: INERTIA(NINE), features: SPACE, particles: 3, ...LINEAR, labelAction: { kind: 'free' } },
    ...{ dimension: 9, gap: null, trivialLabel: 27 },
  },
  {
    ...{ id: 'C01c', labels: INERTIA(NINE), features: SPACE, particles: 3, ...LINEAR },
    labelAction: { kind: 'tensor', factors: ['free', 'free'] },
    ...{ dimension: 4, gap: 0.449, trivialLabel: 1, closing: upTo(4) },
  },
  {
    ...{ id: 'C01d', labels: INERTIA(NINE), features: SPACE, particles: 3, ...LINEAR },
    labelAction: { kind: 'tensor', factors: ['W', 'W'] },
    ...{ dimension: 4, gap: 0.965, closing: upTo(4) },
  },
  {
    ...{
      id: 'C02a',
      labels: ['cross(p1,p2)'],
      features: SPACE,
      particles: 2,
      ...LINEAR,
      labelAction: { kind: 'free' },
    },
    ...{ dimension: 9, gap: null, trivialLabel: 0 },
  },
  {
    ...{ id: 'C02b', labels: ['cross(p1,p2)'], features: SPACE, particles: 2, untied: true, ...LINEAR },
    ...{ labelAction: { kind: 'free' }, dimension: 10, gap: 0.817 },
  },
  {
    ...{
      id: 'C02c',
      labels: ['cross(p1,p2)'],
      features: SPACE,
      particles: 2,
      ...LINEAR,
      labelAction: { kind: 'same' },
    },
    ...{ dimension: 3, gap: 0.485, closing: [1, 3] },
  },
  {
    id: 'C02d',
    labels: ['a2*b3-a3*b2', 'a3*b1-a1*b3', 'a1*b2-a2*b1'],
    ...{ features: ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'], ...LINEAR, labelAction: { kind: 'free' } },
    ...{ dimension: 12, gap: 0.57 },
  },
  {
    ...{
      id: 'C03a',
      labels: MATRIX_TIMES_VECTOR(3),
      features: [],
      sizes: [9, 3],
      ...LINEAR,
      labelAction: { kind: 'free' },
    },
    ...{ dimension: 18, gap: 0.41 },
  },
  {
    ...{
      id: 'C03c',
      labels: MATRIX_TIMES_VECTOR(2),
      features: [],
      sizes: [4, 2],
      ...LINEAR,
      labelAction: { kind: 'free' },
    },
    ...{ dimension: 8, gap: 0.462, closing: upTo(8) },
  },
  {
    ...{ id: 'C05a', labels: twoBodyMap, law: orbitLaw(true), ...ORBITS, ...LINEAR, ...SAME },
    ...{ dimension: 1, gap: 0.385 },
  },
  {
    ...{ id: 'C05b', labels: twoBodyMap, law: orbitLaw(true), ...ORBITS, ...SAME },
    ...{ dimension: 3, gap: 0.382, closing: upTo(3) },
  },
  {
    ...{ id: 'C05c', labels: twoBodyMap, law: orbitLaw(true), ...ORBITS, labelAction: { kind: 'free-affine' } },
    ...{ dimension: 5, gap: 0.0212, closing: upTo(5) },
  },
  {
    ...{ id: 'C05d', labels: twoBodyMap, law: orbitLaw(true), ...BODIES, ...LINEAR, ...SAME },
    ...{ dimension: 9, gap: 0.182, gapHere: 0.041 },
  },
  {
    ...{ id: 'C05e', labels: twoBodyMap, law: orbitLaw(false), ...ORBITS, ...LINEAR, ...SAME },
    ...{ dimension: 1, gap: 0.256 },
  },
  {
    ...{ id: 'C05f', labels: twoBodyMap, law: orbitLaw(false), ...BODIES, ...LINEAR, ...SAME },
    ...{ dimension: 1, gap: 0.182, vanishing: 32 },
  },
  flowSystem('C04.0', PLANE, 1, ['-y+x*(1-x^2-y^2)', 'x+y*(1-x^2-y^2)'], 1, 0.537),
  flowSystem('C04.1', PLANE, 1, ['-y', 'x'], 2, 0.499),
  flowSystem('C04.2', SPACE, 1, ['-y*z', 'x*z', '0*x'], 2, 0.485),
  flowSystem('C04.3', SPACE, 1, ['x*(1-x^2-y^2-z^2)', 'y*(1-x^2-y^2-z^2)', 'z*(1-x^2-y^2-z^2)'], 3, 0.392),
  flowSystem('C04.4', PLANE, 1, ['y', '(1-x^2)*y-x'], 0, 0.156),
  { ...flowSystem('C04.5', PLANE, 2, ['y', 'x-x^3-0.2*y'], 0, 0.105), gapHere: 0.36 },
  flowSystem('C04.6', PLANE, 1, ['x-x*y', '-y+x*y'], 0, 0.199),
  flowSystem('C04.7', PLANE, 2, ['-x+0.1*y+x^2*y', '0.5-0.1*y-x^2*y'], 0, 0.238),
  flowSystem('C04.8', SPACE, 1, ['-y*z/3', '2*x*z/2', '-x*y'], 0, 0.13),
  flowSystem('C04.9', SPACE, 20, ['10*(y-x)', 'x*(28-z)-y', 'x*y-8*z/3'], 0, 0.077),
  {
    ...{ id: 'C06a', labels: ['-x/norm([x,y,z])^3', '-y/norm([x,y,z])^3', '-z/norm([x,y,z])^3'], features: SPACE },
    ...{
      law: outsideLaw(0.4),
      labelAction: { kind: 'free-affine' },
      dimension: 4,
      gap: 0.279,
      gapHere: 0.72,
      closing: upTo(4),
    },
  },
  {
    ...{ id: 'C06b', labels: ['-x/norm([x,y,z])^3', '-y/norm([x,y,z])^3', '-z/norm([x,y,z])^3'], features: SPACE },
    ...{ law: outsideLaw(0.4), ...LINEAR, labelAction: { kind: 'same' }, dimension: 3, gap: 0.507, closing: [1, 3] },
  },
  {
    ...{ id: 'C07ia', labels: ['-x', '-y', '-z'], features: SPACE, labelAction: { kind: 'free-affine' } },
    ...{ dimension: 12, gap: null },
  },
  {
    ...{ id: 'C07ib', labels: ['-x', '-y', '-z'], features: SPACE, ...LINEAR, labelAction: { kind: 'same' } },
    ...{ dimension: 9, gap: null, closing: upTo(9) },
  },
  {
    ...{ id: 'C07aa', labels: ['-x', '-y', '-2*z'], features: SPACE, labelAction: { kind: 'free-affine' } },
    ...{ dimension: 12, gap: null },
  },
  {
    ...{ id: 'C07ab', labels: ['-x', '-y', '-2*z'], features: SPACE, ...LINEAR, labelAction: { kind: 'same' } },
    ...{ dimension: 5, gap: 0.998, closing: upTo(5) },
  },
];

/** Which algebra each is; the others have no standard name, or are no algebra. */
export const NAMES: Readonly<Record<string, string>> = {
  A01: 'R',
  A02: 'R',
  A03: 'e(2) ≅ so(2) ⋉ R²',
  A05: 'e(3) ≅ so(3) ⋉ R³',
  A06: 'e(3) ≅ so(3) ⋉ R³',
  A07: 'e(2) ≅ so(2) ⋉ R²',
  A08: 'iso(1,1) ≅ so(1,1) ⋉ R²',
  A09: 'iso(1,3) ≅ so(1,3) ⋉ R⁴',
  A10: 'sim(2) ≅ (so(2)⊕R) ⋉ R²',
  A11: 'aff(1) ≅ R ⋉ R',
  A12: 'sl(2,R) ≅ so(1,2)',
  A13: 'sl(2,R) ≅ so(1,2)',
  A14: 'so(1,3) ≅ sl(2,C)',
  A15: 'h3 (Heisenberg)',
  A16: 'galilei(3) ≅ so(3) ⋉ (R ⋉ R⁶)',
  A17: 'saff(2) ≅ sl(2,R) ⋉ R²',
  A18: 'aff(2) ≅ gl(2,R) ⋉ R²',
  A19: 'e(2) ≅ so(2) ⋉ R²',
  A20: 'Bianchi V',
  A21: 'R²',
  A22: 'sl(2,R) ≅ so(1,2)',
  A23: 'R',
  C01a: 'gl(3,R) ≅ sl(3,R)⊕R',
  C01b: 'gl(3,R) ≅ sl(3,R)⊕R',
  C01c: 'su(2)⊕R',
  C01d: 'su(2)⊕R',
  C02a: 'gl(3,R) ≅ sl(3,R)⊕R',
  C02b: 'sl(3,R)⊕R²',
  C02c: 'su(2) ≅ so(3)',
  C02d: 'sl(3,R)⊕sl(2,R)⊕R',
  C03a: 'sl(3,R)⊕sl(3,R)⊕R²',
  C03c: 'sl(2,R)⊕sl(2,R)⊕R²',
  'C04.0': 'R',
  'C04.1': 'R²',
  'C04.2': 'R²',
  'C04.3': 'su(2) ≅ so(3)',
  C06a: 'su(2)⊕R',
  C06b: 'su(2) ≅ so(3)',
  C07ia: 'aff(3) ≅ gl(3,R) ⋉ R³',
  C07ib: 'gl(3,R) ≅ sl(3,R)⊕R',
  C07aa: 'aff(3) ≅ gl(3,R) ⋉ R³',
  C07ab: 'sl(2,R)⊕R²',
  C05a: 'R',
  C05b: 'e(2) ≅ so(2) ⋉ R²',
  C05e: 'R',
  C05f: 'R',
};
