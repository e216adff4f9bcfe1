import { matrixOf, multiply, scale, su, type Matrix } from '@liesweep/lie';
import { lorentz, so } from '@liesweep/lie/testing';
import { normalStream, realDimension, type GeneratorShape, type RefereeVerdict } from '@liesweep/sweep';
import { conjugate, mapVectors, standardCoordinates } from '../coordinates/standard-coordinates.js';
import { vecOfRealForm } from '../coordinates/vec-of-real-form.js';
import { defectForm } from '../formula/defect-form.js';
import { inStandardCoordinates } from '../formula/in-standard-coordinates.js';
import { judgeGenerators, type GeneratorsToJudge } from './judge-generators.js';

const SAMPLES = 100;
/** Two units in the last place per product of a few dozen, relative to defects of order one. */
const FLOAT64_SUM_ERROR = 1e-12;

const real = (dimension: number): GeneratorShape => ({ dimension, field: 'real' });
const normals = (count: number, seed: number): Float64Array => {
  const stream = normalStream(seed);
  return Float64Array.from({ length: count }, () => stream());
};
const vecs = (generators: readonly Matrix[], shape: GeneratorShape): Float64Array =>
  Float64Array.from(generators.flatMap((generator) => [...vecOfRealForm(generator, shape)]));
const minkowski = (x: Float64Array): Float64Array => x.map((entry, j) => (j === 0 ? 2 : -2) * entry);
const squaredNorm = (x: Float64Array): Float64Array => x.map((entry) => 2 * entry);

interface Judged extends Partial<Omit<GeneratorsToJudge, 'generators' | 'shape' | 'form'>> {
  readonly gradient?: (x: Float64Array) => Float64Array;
  readonly shape?: GeneratorShape;
  /** Of the features as x = M z, z normal. */
  readonly mixing?: Matrix;
}

/** The verdict on generators of the features, at normal samples that are mixed and taken in standard coordinates. */
function judge(generators: readonly Matrix[], given: Judged = {}): RefereeVerdict {
  const { gradient = squaredNorm, shape = real(generators[0]?.rows ?? 3), mixing, ...limits } = given;
  const r = realDimension(shape);
  const drawn = normals(SAMPLES * r, r);
  const samples = mixing === undefined ? drawn : mapVectors(drawn, mixing);
  const gradients = new Float64Array(samples.length);
  for (let at = 0; at < samples.length; at += r) gradients.set(gradient(samples.subarray(at, at + r)), at);
  const coordinates = standardCoordinates(samples, shape);
  const sampled = { shape, vectorCount: 1, labelCount: 1, samples, gradients };
  return judgeGenerators({
    ...{ shape, closureHasWeight: true, tolerance: 1e-3, closedBelow: 1e-6, ...limits },
    form: defectForm(inStandardCoordinates(sampled, coordinates)),
    generators: vecs(
      generators.map((generator) => conjugate(generator, coordinates)),
      shape,
    ),
  });
}

const ACCEPTED = { isIndependent: true, isInvariant: true, isClosed: true };

describe('the referee', () => {
  it.each([2, 3, 4, 5])('accepts so(%i) for the norm', (n) => {
    const verdict = judge(so(n));
    expect(verdict).toMatchObject(ACCEPTED);
    expect(verdict.independence).toBeGreaterThan(0.5);
    expect(verdict.defect).toBeLessThan(FLOAT64_SUM_ERROR);
    expect(verdict.invariance).toBeLessThan(FLOAT64_SUM_ERROR ** 2);
    expect(verdict.closure).toBeLessThan(FLOAT64_SUM_ERROR ** 2);
  });

  it('accepts the Lorentz algebra for its form, and not for the norm', () => {
    expect(judge(lorentz(), { gradient: minkowski })).toMatchObject(ACCEPTED);
    const verdict = judge(lorentz());
    expect(verdict).toMatchObject({ ...ACCEPTED, isInvariant: false });
    expect(verdict.defect).toBeGreaterThan(0.1);
  });

  it.each([2, 3])('accepts su(%i) for the norm of complex features', (n) => {
    expect(judge(su(n), { shape: { dimension: n, field: 'complex' } })).toMatchObject(ACCEPTED);
  });

  it('rejects an open set where closure has weight, and accepts it where it has none', () => {
    const open = so(3).slice(0, 2);
    expect(judge(open)).toMatchObject({ ...ACCEPTED, isClosed: false });
    expect(judge(open).closure).toBeGreaterThan(1);
    expect(judge(open, { closureHasWeight: false })).toMatchObject(ACCEPTED);
  });

  it('rejects a dependent set', () => {
    const [first, second] = so(3) as [Matrix, Matrix];
    expect(judge([first, second, first])).toMatchObject({
      ...{ isIndependent: false, isInvariant: false, isClosed: false },
      ...{ defect: null, closure: null },
    });
  });

  it('rejects more generators than there are parameters', () => {
    expect(judge([...so(2), ...so(2), ...so(2), ...so(2), ...so(2)])).toMatchObject({
      ...{ independence: 0, isIndependent: false, isInvariant: false },
    });
  });

  it('rejects the zero generator, which every oracle keeps', () => {
    expect(judge([matrixOf(3, 3)])).toMatchObject({ independence: 0, isIndependent: false, isInvariant: false });
  });

  it('judges directions, not lengths: a stretching does not pass by shrinking', () => {
    const stretching = scale(matrixOf(3, 3, [1, 0, 0, 0, 1, 0, 0, 0, 1]), 1e-8);
    expect(judge([stretching])).toMatchObject({ isInvariant: false, defect: expect.closeTo(1, 1) as number });
    expect(judge(so(3).map((generator) => scale(generator, 1e-3)))).toMatchObject(ACCEPTED);
  });

  it('accepts a defect up to the tolerance, and none above', () => {
    const [rotation] = so(3) as [Matrix];
    const tilted = matrixOf(
      3,
      3,
      rotation.data.map((entry, at) => entry + (at === 0 ? 0.01 : 0)),
    );
    const { defect } = judge([tilted]);
    expect(defect).toBeGreaterThan(1e-3);
    expect(judge([tilted], { tolerance: (defect ?? NaN) * (1 + FLOAT64_SUM_ERROR) }).isInvariant).toBe(true);
    expect(judge([tilted], { tolerance: (defect ?? NaN) * (1 - FLOAT64_SUM_ERROR) }).isInvariant).toBe(false);
  });

  it('takes the worst direction of the span: two that are nearly symmetries may differ by one that is none', () => {
    const [rotation] = so(3) as [Matrix];
    const near = [0.2, -0.2].map((part) =>
      matrixOf(
        3,
        3,
        rotation.data.map((entry, at) => entry + (at % 4 === 0 ? part : 0)),
      ),
    );
    const limits = { tolerance: 0.3, closureHasWeight: false };
    for (const one of near) expect(judge([one], limits)).toMatchObject(ACCEPTED);
    expect(judge(near, limits)).toMatchObject({
      ...{ isIndependent: true, isInvariant: false, defect: expect.closeTo(1, 1) as number },
    });
  });

  it('says the same defect of any basis of a span', () => {
    const [a, b] = lorentz() as [Matrix, Matrix];
    const mixed = [
      a,
      matrixOf(
        4,
        4,
        a.data.map((entry, at) => 0.4 * entry - 2 * (b.data[at] ?? NaN)),
      ),
    ];
    const [one, other] = [judge([a, b]), judge(mixed)];
    expect(Math.abs((one.defect ?? NaN) - (other.defect ?? NaN))).toBeLessThan(FLOAT64_SUM_ERROR);
  });

  it('says the same whatever the units and the mixing of the features are', () => {
    // x = M z and 𝒲 = M𝒲'M⁻¹; φ(x) = ‖M⁻¹x‖², so that ∇φ = 2 M⁻ᵀM⁻¹x.
    const mixing = matrixOf(3, 3, [1e6, 2e6, 0, 0, 1, 0.5, 0, 0, 1e-6]);
    const inverse = matrixOf(3, 3, [1e-6, -2, 1e6, 0, 1, -5e5, 0, 0, 1e6]);
    const gradient = (x: Float64Array): Float64Array =>
      multiply(matrixOf(1, 3, mapVectors(x, inverse)), inverse).data.map((entry) => 2 * entry);
    const moved = (generator: Matrix): Matrix => multiply(multiply(mixing, generator), inverse);
    const stretching = matrixOf(3, 3, [1, 0, 0, 0, 0.1, 0, 0, 0, -1]);
    for (const set of [so(3), [stretching], [...so(3), stretching]]) {
      const plain = judge(set);
      const mixed = judge(set.map(moved), { gradient, mixing });
      for (const number of ['independence', 'invariance', 'defect'] as const) {
        expect(Math.abs((mixed[number] ?? NaN) - (plain[number] ?? NaN))).toBeLessThan(1e-8); // M has a condition of 1e12
      }
      const { isIndependent, isInvariant, isClosed } = plain;
      expect(mixed).toMatchObject({ isIndependent, isInvariant, isClosed });
    }
  });

  it.each([NaN, Infinity])('fails in everything when an entry is %d', (entry) => {
    const [first, ...others] = so(3) as [Matrix, ...Matrix[]];
    const broken = matrixOf(3, 3, first.data);
    broken.data[4] = entry;
    expect(judge([broken, ...others], { closureHasWeight: false })).toEqual({
      ...{ independence: null, invariance: null, closure: null, defect: null },
      ...{ isIndependent: false, isInvariant: false, isClosed: false },
    });
  });

  it('fails when the oracle is not finite on a sample', () => {
    const gradient = (x: Float64Array): Float64Array => x.map((entry) => (entry > 2 ? NaN : entry));
    expect(judge(so(3), { gradient })).toMatchObject({ invariance: null, defect: null, isInvariant: false });
  });

  it('fails without generators', () => {
    expect(judge([])).toMatchObject({ isIndependent: false, isInvariant: false, isClosed: false, defect: null });
  });
});
