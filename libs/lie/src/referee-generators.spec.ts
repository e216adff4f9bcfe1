import { lorentz } from './algebras/lorentz.js';
import { so } from './algebras/so.js';
import { matrixOf, scale } from './matrix.js';
import type { Matrix } from './matrix.js';
import { refereeGenerators } from './referee-generators.js';
import type { RefereeInput } from './referee-generators.js';
import { normGradient, oracleRows, quadraticGradient } from './testing/oracle-rows.js';
import { seededNormals } from './seeded-normals.js';

const SAMPLES = 100;
const BELOW = 1e-6;

function judge(
  generators: readonly Matrix[],
  changes: Partial<RefereeInput> = {},
): ReturnType<typeof refereeGenerators> {
  const n = generators[0]?.rows ?? 3;
  const rows = oracleRows(normGradient, n, SAMPLES, seededNormals(n));
  return refereeGenerators({
    generators,
    rows,
    sampleCount: SAMPLES,
    closureHasWeight: true,
    below: BELOW,
    ...changes,
  });
}

describe('refereeGenerators', () => {
  it.each([2, 3, 4, 5])('accepts so(%i) for the norm', (n) => {
    const verdict = judge(so(n));
    expect(verdict).toMatchObject({ isIndependent: true, isInvariant: true, isClosed: true });
    expect(verdict.independence).toBeCloseTo(1, 12);
    expect(verdict.invariance).toBeLessThan(1e-28);
    expect(verdict.closure).toBeLessThan(1e-28);
  });

  it('accepts the Lorentz algebra for its form, and not for the norm', () => {
    const rows = oracleRows(quadraticGradient([1, -1, -1, -1]), 4, SAMPLES, seededNormals(1));
    expect(judge(lorentz(), { rows })).toMatchObject({ isIndependent: true, isInvariant: true, isClosed: true });
    expect(judge(lorentz())).toMatchObject({ isIndependent: true, isInvariant: false, isClosed: true });
  });

  it('rejects an open set where closure has weight, and accepts it where it has none', () => {
    const open = so(3).slice(0, 2);
    expect(judge(open)).toMatchObject({ isIndependent: true, isInvariant: true, isClosed: false });
    expect(judge(open).closure).toBeCloseTo(2, 12);
    expect(judge(open, { closureHasWeight: false }).isClosed).toBe(true);
  });

  it('rejects a dependent set', () => {
    const [first, second] = so(3) as [Matrix, Matrix];
    expect(judge([first, second, first])).toMatchObject({ isIndependent: false, closure: null, isClosed: false });
  });

  it('rejects more generators than there are parameters', () => {
    expect(judge([...so(2), ...so(2), ...so(2), ...so(2), ...so(2)])).toMatchObject({
      independence: 0,
      isIndependent: false,
    });
  });

  it('rejects the zero generator, which every oracle keeps', () => {
    expect(judge([matrixOf(3, 3)])).toMatchObject({ independence: 0, isIndependent: false, isInvariant: false });
  });

  it('judges directions, not lengths: a stretching does not pass by shrinking', () => {
    const stretching = scale(matrixOf(3, 3, [1, 0, 0, 0, 1, 0, 0, 0, 1]), 1e-8);
    expect(judge([stretching])).toMatchObject({ isInvariant: false });
    expect(judge(so(3).map((generator) => scale(generator, 1e-3)))).toMatchObject({
      isInvariant: true,
      isClosed: true,
    });
  });

  it.each([NaN, Infinity])('fails in everything when an entry is %d', (entry) => {
    const [first, ...others] = so(3) as [Matrix, ...Matrix[]];
    const broken = matrixOf(3, 3, first.data);
    broken.data[4] = entry;
    expect(judge([broken, ...others], { closureHasWeight: false })).toEqual({
      independence: null,
      invariance: null,
      closure: null,
      isIndependent: false,
      isInvariant: false,
      isClosed: false,
    });
  });

  it('fails when the oracle is not finite on a sample', () => {
    const rows = oracleRows(normGradient, 3, SAMPLES, seededNormals(3));
    rows.data[0] = NaN;
    expect(judge(so(3), { rows })).toMatchObject({ invariance: null, isInvariant: false });
  });

  it('fails without generators', () => {
    expect(judge([]).isIndependent).toBe(false);
  });
});
