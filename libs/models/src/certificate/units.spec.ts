import { matrixOf, multiply, realForms, transpose, type Matrix } from '@liesweep/lie';
import { normalStream, realDimension, uniformStream, type GeneratorShape, type OracleSpec } from '@liesweep/sweep';
import {
  byRows,
  certifyFormula,
  defectForm,
  defectOf,
  inStandardCoordinates,
  mapVectors,
  standardCoordinates,
  vecOfRealForm,
  type FormulaVerdict,
} from '@liesweep/verdict';
import { combineOracles, makeOracle } from '../make-oracle.js';
import type { Oracle } from '../oracle.js';

/** Rounding of a generator that was taken there and back through units a million times apart and a mixing of condition 30. */
const ROUNDING = 1e-7;

const SAMPLES = 200;

const real = (dimension: number): GeneratorShape => ({ dimension, field: 'real' });
const complex = (dimension: number): GeneratorShape => ({ dimension, field: 'complex' });

/** Every oracle, with the dimension of its algebra. */
const SYSTEMS: readonly (readonly [string, readonly OracleSpec[], GeneratorShape, number])[] = [
  ['the norm', [{ kind: 'norm' }], real(3), 3],
  ['the norm on complex numbers', [{ kind: 'norm' }], complex(2), 4],
  ['the squared norm', [{ kind: 'squared-norm' }], real(4), 6],
  ['the Lorentz form', [{ kind: 'quadratic', signature: [1, -1, -1, -1] }], real(4), 6],
  ['an indefinite form on complex numbers', [{ kind: 'quadratic', signature: [1, -1] }], complex(2), 4],
  [
    'the discriminant of a quadratic polynomial',
    [
      {
        kind: 'polynomial',
        terms: [
          { coefficient: 1, powers: [0, 2, 0] },
          { coefficient: -4, powers: [1, 0, 1] },
        ],
      },
    ],
    real(3),
    3,
  ],
  ['the sum of sizes', [{ kind: 'l1' }], real(2), 0],
  ['the norm and the determinant', [{ kind: 'norm' }, { kind: 'determinant' }], complex(2), 3],
  ['the 3-form', [{ kind: 'three-form' }], real(7), 14],
  ['a vacuum', [{ kind: 'norm' }, { kind: 'vacuum', fundamental: [0, 1] }], complex(2), 1],
];

/** x' = M x, real form, and φ' = c φ(M⁻¹x') + b. */
interface Change {
  readonly toNew: Matrix;
  readonly toOld: Matrix;
  readonly factor: number;
}

const diagonal = (entries: readonly number[]): Matrix =>
  matrixOf(
    entries.length,
    entries.length,
    entries.flatMap((entry, j) => entries.map((_, k) => (j === k ? entry : 0))),
  );

/** A rotation of random planes, complex linear where the field is complex. */
function rotation(shape: GeneratorShape, seed: number): Matrix {
  const uniform = uniformStream(seed);
  const { dimension: n, field } = shape;
  const r = realDimension(shape);
  let product = diagonal(Array<number>(r).fill(1));
  for (let j = 0; j < n; j += 1) {
    for (let k = j + 1; k < n; k += 1) {
      const angle = 2 * Math.PI * uniform();
      const turn = matrixOf(r, r, diagonal(Array<number>(r).fill(1)).data);
      for (const offset of field === 'complex' ? [0, n] : [0]) {
        const [a, b] = [offset + j, offset + k];
        turn.data[a * r + a] = Math.cos(angle);
        turn.data[b * r + b] = Math.cos(angle);
        turn.data[a * r + b] = -Math.sin(angle);
        turn.data[b * r + a] = Math.sin(angle);
      }
      product = multiply(turn, product);
    }
  }
  return product;
}

const scaling = (shape: GeneratorShape, of: (feature: number) => number): Change => {
  const factors = Array.from({ length: realDimension(shape) }, (_, at) => of(at % shape.dimension));
  return { toNew: diagonal(factors), toOld: diagonal(factors.map((entry) => 1 / entry)), factor: 1 };
};

/** U diag(1 … 1/30) V, of condition 30. */
function mixing(shape: GeneratorShape): Change {
  const [u, v] = [rotation(shape, 3), rotation(shape, 8)];
  const stretch = scaling(shape, (feature) => 30 ** (-feature / Math.max(1, shape.dimension - 1)));
  return {
    toNew: multiply(multiply(u, stretch.toNew), v),
    toOld: multiply(multiply(transpose(v), stretch.toOld), transpose(u)),
    factor: 1,
  };
}

const CHANGES: readonly (readonly [string, (shape: GeneratorShape) => Change])[] = [
  ['φ → 1e-9 φ', (shape) => ({ ...scaling(shape, () => 1), factor: 1e-9 })],
  ['φ → −1e9 φ', (shape) => ({ ...scaling(shape, () => 1), factor: -1e9 })],
  ['x → 1e-9 x', (shape) => scaling(shape, () => 1e-9)],
  ['x → 1e9 x', (shape) => scaling(shape, () => 1e9)],
  [
    'each feature by a factor of its own',
    (shape) => scaling(shape, (feature) => [1e-6, 1, 1e6, 2e-4][feature % 4] ?? 1),
  ],
  ['a rotation', (shape) => ({ toNew: rotation(shape, 5), toOld: transpose(rotation(shape, 5)), factor: 1 })],
  ['a mixing of condition 30', mixing],
];

function certified(oracle: Oracle, shape: GeneratorShape, samples: Float64Array, change?: Change): FormulaVerdict {
  const { vectorCount, labelCount } = oracle;
  const gradient = (x: Float64Array): readonly Float64Array[] =>
    change === undefined
      ? oracle.gradient(x)
      : oracle
          .gradient(mapVectors(x, change.toOld))
          .map((slope) => mapVectors(slope, transpose(change.toOld)).map((entry) => entry * change.factor));
  return certifyFormula({ shape, vectorCount, labelCount, samples, gradient });
}

describe.each(SYSTEMS)('the certificate of %s', (_, specs, shape, dimension) => {
  const oracle = combineOracles(
    specs.map((spec) => makeOracle(spec, shape)),
    shape,
  );
  const stream = normalStream(7);
  const samples = Float64Array.from({ length: SAMPLES * oracle.vectorCount * realDimension(shape) }, () => stream());
  const coordinates = standardCoordinates(samples, shape);
  const { vectorCount, labelCount } = oracle;
  const length = vectorCount * realDimension(shape);
  const gradients = Float64Array.from(
    Array.from({ length: SAMPLES }, (__, at) => oracle.gradient(samples.subarray(at * length, (at + 1) * length)))
      .flat()
      .flatMap((slope) => Array.from(slope)),
  );
  const form = defectForm(inStandardCoordinates({ shape, vectorCount, labelCount, samples, gradients }, coordinates));

  test(`is ${String(dimension)}`, () => {
    expect(certified(oracle, shape, samples).dimension).toBe(dimension);
  });

  test.each(CHANGES)('is the same after %s, with conjugate generators', (__, makeChange) => {
    const change = makeChange(shape);
    const verdict = certified(oracle, shape, mapVectors(samples, change.toNew), change);
    expect(verdict.dimension).toBe(dimension);
    expect(verdict.generators).toHaveLength(dimension);
    for (const generator of verdict.generators) {
      const [changed] = realForms(generator, shape) as [Matrix];
      const back = multiply(multiply(change.toOld, changed), change.toNew);
      const standard = multiply(multiply(coordinates.fromRaw, back), coordinates.toRaw);
      expect(defectOf(byRows(vecOfRealForm(standard, shape), shape), form)).toBeLessThan(ROUNDING);
    }
  });
});
