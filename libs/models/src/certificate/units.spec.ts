import { multiply, realForms, transpose, type Matrix } from '@liesweep/lie';
import { diagonalMatrix, randomFrame, randomUnitary } from '@liesweep/lie/testing';
import { normalStream, realDimension, type GeneratorShape, type OracleSpec } from '@liesweep/sweep';
import {
  byRows,
  certifyFormula,
  defectForm,
  inStandardCoordinates,
  mapVectors,
  standardCoordinates,
  vecOfRealForm,
  type FormulaVerdict,
} from '@liesweep/verdict';
import { defectOf } from '@liesweep/verdict/testing';
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

const scaling = (shape: GeneratorShape, of: (feature: number) => number): Change => {
  const factors = Array.from({ length: realDimension(shape) }, (_, at) => of(at % shape.dimension));
  return { toNew: diagonalMatrix(factors), toOld: diagonalMatrix(factors.map((entry) => 1 / entry)), factor: 1 };
};

/** A rotation, complex linear where the field is complex. */
function rotation(shape: GeneratorShape): Change {
  const turn = randomUnitary(shape, normalStream(5));
  return { toNew: turn, toOld: transpose(turn), factor: 1 };
}

/** Any linear map of condition 30. */
function mixing(shape: GeneratorShape): Change {
  const { matrix, inverse } = randomFrame(shape, 30, normalStream(3));
  return { toNew: matrix, toOld: inverse, factor: 1 };
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
  ['a rotation', rotation],
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
