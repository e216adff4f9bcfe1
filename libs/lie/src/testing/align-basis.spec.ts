import { g2 } from '../algebras/g2.js';
import { alignBasis } from './align-basis.js';
import { lorentz } from './lorentz.js';
import { so } from './so.js';
import { su } from '../algebras/su.js';
import { u } from '../algebras/u.js';
import { normSquared } from '../frobenius.js';
import { multiply, scale, transpose } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { orthonormalise, rejectFrom } from '../orthonormalise.js';
import { randomRotation } from '../random-rotation.js';
import { seededNormals } from '../seeded-normals.js';
import { structureConstants } from '../structure-constants.js';
import { killingForm } from '../structure/killing-form.js';
import { isomorphism } from '../structure/isomorphism.js';
import { lieAlgebra } from '../structure/lie-algebra.js';
import { largestDifference } from './largest-difference.js';
import { mixGenerators, randomMixing } from './random-matrix.js';

/** Root vectors by QR iterations in float64, and brackets of brackets of them. */
const FLOAT64_ROOTS_ERROR = 1e-9;
/** Trained generators are known to about this, their structure constants should be to 1e-3. */
const TRAINED_NOISE = 1e-5;
const TRAINED_ERROR = 1e-3;

type Case = readonly [name: string, generators: Matrix[], reference: Matrix[]];

const SAME: readonly Case[] = [
  ['so(2)', so(2), so(2)],
  ['su(2)', su(2), su(2)],
  ['su(3) and the matrices of Gell-Mann', su(3), su(3)],
  ['so(4)', so(4), so(4)],
  ['so(1,3)', lorentz(), lorentz()],
  ['g2', g2(), g2()],
  ['u(3), with a centre', u(3), u(3)],
];
const ISOMORPHIC: readonly Case[] = [
  ['so(3) and su(2)', so(3), su(2)],
  ['so(6) and su(4)', so(6), su(4)],
];

/** Another basis, other coordinates of the features. */
function disguise(generators: readonly Matrix[], noise: number): Matrix[] {
  const draw = seededNormals(generators.length);
  const frame = randomRotation(generators[0]?.rows ?? 0, draw);
  return mixGenerators(randomMixing(generators.length, draw), generators)
    .map((one) => multiply(multiply(frame, one), transpose(frame)))
    .map((one) => ({ ...one, data: one.data.map((entry) => entry + noise * draw()) }));
}

describe.each([...SAME, ...ISOMORPHIC])('%s', (_name, generators, reference) => {
  it.each([
    [0, FLOAT64_ROOTS_ERROR],
    [TRAINED_NOISE, TRAINED_ERROR],
  ])('are mapped onto each other at noise %d', (noise, error) => {
    const found = disguise(generators, noise);
    const aligned = alignBasis(found, reference) ?? [];
    expect(aligned).toHaveLength(reference.length);
    const span = orthonormalise(found);
    for (const one of aligned) {
      expect(normSquared(rejectFrom(span, one))).toBeLessThan(FLOAT64_ROOTS_ERROR);
    }
    expect(largestDifference(structureConstants(aligned), structureConstants(reference))).toBeLessThan(error);
  });

  it('have one Killing form', () => {
    const [from, to] = [reference, disguise(generators, 0)].map((set) => lieAlgebra(structureConstants(set)));
    if (from === undefined || to === undefined) throw new Error('there are two');
    const map = isomorphism(from, to) ?? randomRotation(0, seededNormals(0));
    const carried = multiply(multiply(map, killingForm(to)), transpose(map));
    expect(largestDifference(carried, killingForm(from))).toBeLessThan(FLOAT64_ROOTS_ERROR);
  });
});

describe('alignBasis', () => {
  it.each([
    ['so(4) and so(1,3): another real form', so(4), lorentz()],
    ['so(4) and so(3): another dimension', so(4), so(3)],
    ['so(6) and g2, one less: another rank', so(6).slice(1), g2()],
    ['u(2) and a set that does not close', u(2), so(4).slice(0, 4)],
  ])('finds nothing between %s', (_name, generators, reference) => {
    expect(alignBasis(generators, reference)).toBeNull();
  });

  it.each<[string, Matrix[]]>([
    ['dependent', [...so(3), ...so(3).slice(0, 1)]],
    ['not finite', so(3).map((one) => scale(one, NaN))],
    ['not of one shape', [...so(2), ...so(3)]],
  ])('refuses a set that is %s, on either side', (_name, broken) => {
    expect(() => alignBasis(broken, so(3))).toThrow(RangeError);
    expect(() => alignBasis(so(3), broken)).toThrow(RangeError);
  });

  it.each([1e-6, 1e6])('does not see the lengths of the generators, here %d', (length) => {
    const aligned = alignBasis(
      so(4).map((one) => scale(one, length)),
      so(4),
    );
    expect(largestDifference(structureConstants(aligned ?? []), structureConstants(so(4)))).toBeLessThan(
      FLOAT64_ROOTS_ERROR,
    );
  });
});
