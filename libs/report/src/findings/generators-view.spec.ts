import { matrixOf, su, type Matrix } from '@liesweep/lie';
import { lorentz, so } from '@liesweep/lie/testing';
import { normalStream, parseSweepFile, type Certificate } from '@liesweep/sweep';
import { standardCoordinates } from '@liesweep/verdict';
import { certifiedSample, DISTANCE, MOTIONS } from '../testing/field-sample.js';
import { tensorOf } from '../testing/sample-tensors.js';
import { generatorsView, type GeneratorsView } from './generators-view.js';
import type { StoredTrial } from './generator-basis.js';

/** Generators are stored in float32. */
const FLOAT32_ERROR = 1e-5;

const spec = (n: number, more = '') =>
  parseSweepFile(`name: view
system:
  oracles: [{ kind: squared-norm }]
${more}grid: { dimension: ${String(n)}, generators: [1, 2, 3] }
`);

function trialOf(
  generators: readonly Matrix[],
  shape: readonly number[],
  more: Partial<StoredTrial> = {},
): StoredTrial {
  const numbers = generators.flatMap(({ data }) => Array.from(data));
  return {
    spec: spec(shape.at(-1) ?? 0),
    tensors: {
      generators: tensorOf([generators.length, ...shape], numbers),
      structureConstants: undefined,
      curve: { steps: [], losses: [] },
    },
    certificate: undefined,
    ...more,
  };
}

/** Every generator plus a share of the next: another basis of the same span. */
function mixed(generators: readonly Matrix[]): Matrix[] {
  const draw = normalStream(8);
  return generators.map((generator) =>
    generators.reduce((sum, other) => {
      const share = 0.3 * draw();
      return { ...sum, data: sum.data.map((entry, at) => entry + share * (other.data[at] ?? NaN)) };
    }, generator),
  );
}

/** [𝕁_a, 𝕁_b] − Σ_c f_abc 𝕁_c of what is told, the largest entry. */
function largestMiss({ matrices, structureConstants }: GeneratorsView): number {
  const n = matrices[0]?.length ?? 0;
  const at = (g: number, i: number, j: number): number => matrices[g]?.[i]?.[j] ?? NaN;
  return Math.max(
    ...structureConstants.flatMap(({ a, b, coefficients }) =>
      Array.from({ length: n * n }, (_, index) => {
        const [i, j] = [Math.floor(index / n), index % n];
        const bracket = Array.from({ length: n }, (__, k) => at(a, i, k) * at(b, k, j) - at(b, i, k) * at(a, k, j));
        const expected = coefficients.reduce((sum, share, c) => sum + share * at(c, i, j), 0);
        return Math.abs(bracket.reduce((sum, entry) => sum + entry, 0) - expected);
      }),
    ),
  );
}

describe.each([
  ['so(3)', so(3), 3, 'A1', 'su(2) ≅ so(3)'],
  ['so(4)', so(4), 4, 'A1 ⊕ A1', 'so(4) ≅ su(2)⊕su(2)'],
  ['so(1,3)', lorentz(), 4, 'A1 ⊕ A1', 'so(1,3) ≅ sl(2,C)'],
  ['so(6)', so(6), 6, 'A3', 'su(4) ≅ so(6)'],
])('%s', (_, generators, n, type, name) => {
  test.each(['trained', 'sparsest'] as const)(
    'in the %s basis: brackets are what the constants say of the matrices that are shown',
    (basis) => {
      const view = generatorsView(trialOf(mixed(generators), [n, n]), basis);
      expect(view).toMatchObject({
        basis,
        kind: 'matrices',
        bases: ['trained', 'sparsest'],
        problem: null,
        imaginary: null,
      });
      expect(view.structureConstants).toHaveLength((generators.length * (generators.length - 1)) / 2);
      expect(largestMiss(view)).toBeLessThan(FLOAT32_ERROR);
      expect(view.structure).toMatchObject({ name, isClosed: true });
      expect(view.roots?.type).toBe(type);
      expect(view.roots?.vectors.every((vector) => vector.length === view.roots?.rank)).toBe(true);
    },
  );
});

test('complex generators have both parts', () => {
  const blocks = su(3).map(({ rows, data }) => {
    const n = rows / 2;
    const block = (top: number): number[] =>
      Array.from({ length: n * n }, (_, at) => data[(top + Math.floor(at / n)) * rows + (at % n)] ?? NaN);
    return matrixOf(rows, n, [...block(0), ...block(n)]);
  });
  const view = generatorsView(trialOf(blocks, [2, 3, 3], { spec: spec(3, '  field: complex\n') }), 'trained');
  expect([view.field, view.matrices.length, view.imaginary?.length]).toEqual(['complex', 8, 8]);
  expect(view.roots).toMatchObject({ rank: 2, type: 'A2' });
});

test('what does not close has a reason and no algebra; what depends has no sparsest basis', () => {
  const [a, b, c] = so(4);
  if (a === undefined || b === undefined || c === undefined) throw new Error('so(4) has six');
  const open = generatorsView(trialOf([a, b], [4, 4]), 'trained');
  expect(open).toMatchObject({ structureConstants: [], roots: null, structure: { isClosed: false, name: null } });
  expect(open.problem).toContain('does not close');
  expect(generatorsView(trialOf([a, a], [4, 4]), 'trained').bases).toEqual(['trained']);
  expect(generatorsView(trialOf([a, a], [4, 4]), 'sparsest')).toMatchObject({
    matrices: [],
    problem: expect.stringContaining('dependent') as string,
  });
  const broken = { ...a, data: a.data.map(() => NaN) };
  expect(generatorsView(trialOf([broken], [4, 4]), 'trained').problem).toBe(
    'An entry of a generator is not a finite number.',
  );
});

test('small entries beside large ones are kept where features have units', () => {
  const draw = normalStream(2);
  const units = [1e6, 1e-6];
  const rows = Float64Array.from({ length: 400 }, (_, at) => (units[at % 2] ?? NaN) * draw());
  const coordinates = standardCoordinates(rows, { dimension: 2, field: 'real' });
  const trial = trialOf([matrixOf(2, 2, [0, 1e12, -1e-12, 0])], [2, 2]);
  const view = generatorsView({ ...trial, tensors: { ...trial.tensors, coordinates } }, 'trained');
  expect(view.matrices).toEqual([
    [
      [0, 1e12],
      [-1e-12, 0],
    ],
  ]);
});

test('a commutative algebra and one that is not reductive have no roots', () => {
  const [turn] = so(2);
  const other = matrixOf(2, 2, [1, 0, 0, 1]);
  expect(generatorsView(trialOf([turn ?? other, other], [2, 2]), 'trained')).toMatchObject({
    roots: null,
    problem: null,
  });
  const triangular = [matrixOf(2, 2, [1, 0, 0, -1]), matrixOf(2, 2, [0, Math.SQRT2, 0, 0])];
  expect(generatorsView(trialOf(triangular, [2, 2]), 'trained')).toMatchObject({
    roots: null,
    structure: { isClosed: true },
  });
});

describe('fields', () => {
  const certificate: Certificate = {
    ...{ system: '', dimension: 2, groupDimension: 3, largestZero: null, smallestNonZero: null },
    ...{ rowCount: 0, parameterCount: 0, reason: '', fields: MOTIONS },
  };
  /** Coefficients of (1, x, y) ∂x, then ∂y. */
  const trained = (...rows: readonly (readonly number[])[]): StoredTrial =>
    trialOf(
      rows.map((row) => matrixOf(2, 3, row)),
      [2, 3],
      { spec: parseSweepFile(DISTANCE), certificate },
    );

  test('of the certified basis are those of the certificate', () => {
    const view = generatorsView(trained([1, 0, 0, 0, 0, 0]), 'certified');
    expect(view).toMatchObject({
      kind: 'fields',
      bases: ['trained', 'certified'],
      formulas: ['∂x', '∂y', 'y ∂x − x ∂y'],
    });
    expect(view.structure?.name).toBe('e(2) ≅ so(2) ⋉ R²');
    expect(view.structureConstants[1]).toEqual({ a: 0, b: 2, coefficients: [0, 1, 0] });
  });

  test('that were trained have formulas, and the brackets of their own basis', () => {
    const view = generatorsView(trained([2, 0, 1, 0, -1, 0], [0, 0, 0, 3, 0, 0], [1, 0, 0, 1e-9, 0, 0]), 'trained');
    expect(view.formulas).toEqual(['(2 + y) ∂x − x ∂y', '3 ∂y', '∂x']);
    expect(view.structure?.name).toBe('e(2) ≅ so(2) ⋉ R²');
    // [u + 2p, 3q] = −3p·(…): with [∂y, y ∂x − x ∂y] = −∂x here
    const [ab] = view.structureConstants;
    expect(ab?.coefficients.map((share) => Math.round(share * 1e6) / 1e6)).toEqual([0, 0, 3]);
  });

  test('fewer than are certified have an algebra of their own, and none where their brackets leave them', () => {
    const shifts = generatorsView(trained([1, 0, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0]), 'trained');
    expect(shifts.structure).toMatchObject({ dimension: 2, isClosed: true });
    const open = generatorsView(trained([1, 0, 0, 0, 0, 0], [0, 0, 1, 0, -1, 0]), 'trained');
    expect([open.structure, open.problem]).toEqual([null, expect.stringContaining('span no algebra')]);
    const wrong = generatorsView(trained([0, 1, 0, 0, 0, 0]), 'trained');
    expect(wrong.problem).toContain('do not lie in the certified ones');
  });

  test('that are no algebra say so', () => {
    const none = { ...certificate, fields: certifiedSample({ ...MOTIONS, isAlgebra: false }) };
    const view = generatorsView({ ...trained([1, 0, 0, 0, 0, 0]), certificate: none }, 'certified');
    expect([view.structure, view.problem]).toEqual([null, expect.stringContaining('no algebra')]);
  });

  test('whose certificate is lost are written in the functions of their form', () => {
    const view = generatorsView({ ...trained([1, 0, 2, 0, 0, 0]), certificate: undefined }, 'trained');
    expect(view.formulas).toEqual(['(1 + 2y) ∂x']);
  });
});
