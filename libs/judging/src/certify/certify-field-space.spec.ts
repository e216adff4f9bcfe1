/** Certificates of fields in a dictionary, from sweep files: the systems of which the answer is known. */
import { so } from '@liesweep/lie/testing';
import { parseSweepFile } from '@liesweep/sweep';
import type { Candidate } from './candidate.js';
import { certificateStatus } from './certificate-status.js';
import type { CertifiedSlice } from './certified-slice.js';
import { certifySweep } from './certify-sweep.js';

function certified(system: string, data: string, candidates: readonly Candidate[] = []): CertifiedSlice {
  const spec = parseSweepFile(`name: a\nsystem: ${system}\ndata: ${data}\ngrid: { generators: 1, dimension: 2 }\n`);
  const [slice] = certifySweep({ spec, dataset: undefined, featureNames: [] }, candidates);
  if (slice === undefined) throw new TypeError('expected a slice');
  return slice;
}

/** Of particles, whose features say n. */
function certifiedParticles(system: string, data: string, candidates: readonly Candidate[] = []): CertifiedSlice {
  const spec = parseSweepFile(`name: a\nsystem: ${system}\ndata: ${data}\ngrid: { generators: 1 }\n`);
  const [slice] = certifySweep({ spec, dataset: undefined, featureNames: [] }, candidates);
  if (slice === undefined) throw new TypeError('expected a slice');
  return slice;
}

const NORMAL = '{ kind: normal, samples: 120 }';
const APART = '{ kind: uniform, from: -2, to: 2, apart: 0.3, samples: 120 }';

test('distances in space are kept by e(3), named and written as three translations and three rotations', () => {
  const { certificate, structure } = certifiedParticles(
    '{ oracles: [{ kind: expression, of: "distance(p1, p2)" }], particles: { count: 2, features: [x, y, z] }, parameterisation: affine }',
    APART,
  );
  expect(certificateStatus(certificate)).toBe('certified');
  expect(certificate).toMatchObject({
    groupDimension: 6,
    parameterCount: 12,
    fields: { isAlgebra: true, isVacuous: false },
  });
  expect(structure).toMatchObject({
    name: 'e(3) ≅ so(3) ⋉ R³',
    decomposition: { levi: { dimension: 3, radical: 'R³' } },
  });
  expect(certificate.fields?.formulas).toEqual(['∂x', '∂y', '∂z', 'y ∂x − x ∂y', 'z ∂x − x ∂z', 'z ∂y − y ∂z']);
  // [∂x, y ∂x − x ∂y] = Dv·w − Dw·v of ∂x and the rotation: ∂y.
  expect(certificate.fields?.structureConstants[2]).toEqual([0, 1, 0, 0, 0, 0]);
});

test('a Levi factor is a subalgebra of the basis that can be read', () => {
  const { structure, certificate } = certifiedParticles(
    '{ oracles: [{ kind: expression, of: "distance(p1, p2)" }], particles: { count: 2, features: [x, y, z] }, parameterisation: affine }',
    APART,
  );
  const factor = structure?.decomposition?.levi?.factor ?? [];
  const constants = certificate.fields?.structureConstants ?? [];
  const pairsOf = (count: number): [number, number][] =>
    Array.from({ length: count }, (_, a) =>
      Array.from({ length: count - a - 1 }, (__, b): [number, number] => [a, a + 1 + b]),
    ).flat();
  const bracket = (v: readonly number[], w: readonly number[]): number[] =>
    pairsOf(6).reduce<number[]>(
      (sum, [a, b], pair) =>
        sum.map(
          (entry, c) =>
            entry + ((v[a] ?? NaN) * (w[b] ?? NaN) - (v[b] ?? NaN) * (w[a] ?? NaN)) * (constants[pair]?.[c] ?? NaN),
        ),
      [0, 0, 0, 0, 0, 0],
    );
  expect(factor).toHaveLength(3);
  const [one = [], two = [], three = []] = factor;
  // [one, two] is a combination of the three, by their parts along the rotations, and then also along the translations.
  const product = bracket(one, two);
  const rotation = (row: readonly number[]): number[] => row.slice(3);
  const [x, y, z] = solve(rotation(one), rotation(two), rotation(three), rotation(product));
  product.forEach((entry, at) => {
    expect(x * (one[at] ?? NaN) + y * (two[at] ?? NaN) + z * (three[at] ?? NaN)).toBeCloseTo(entry, 8);
  });
});

test('an ansatz that is null altogether is found to be that, and not to have no symmetry', () => {
  const { certificate, structure } = certifiedParticles(
    '{ oracles: [{ kind: expression, of: "log(abs((x1-x2)*(x3-x4)/((x1-x3)*(x2-x4))))" }], particles: { count: 4, features: [x] }, parameterisation: { kind: dictionary, degree: 2 } }',
    APART,
  );
  expect(certificate).toMatchObject({ groupDimension: 3, parameterCount: 3 });
  expect(structure?.name).toMatch(/^sl\(2,R\)/);
});

test('a function of one point has fields that are no algebra, and so no name', () => {
  const { certificate, structure } = certified(
    '{ oracles: [squared-norm], parameterisation: { kind: dictionary, degree: 2 } }',
    NORMAL,
  );
  expect(structure).toBeNull();
  expect(certificate).toMatchObject({ groupDimension: 3, fields: { isAlgebra: false, pointwiseRank: 1 } });
  expect(certificate.fields?.byDegree).toEqual([0, 1, 3].map((dimension, degree) => ({ degree, dimension })));
});

test('a named function is one more of the dictionary, above all degrees', () => {
  const { certificate } = certified(
    '{ oracles: [{ kind: expression, of: "y^2/2 - cos(x)" }], parameterisation: { kind: dictionary, degree: 1, functions: [sin(x), cos(x)] } }',
    NORMAL,
  );
  expect(certificate).toMatchObject({ groupDimension: 1, fields: { formulas: ['y ∂x − sin(x) ∂y'] } });
  expect(certificate.fields?.byDegree).toEqual([0, 0, 1].map((dimension, degree) => ({ degree, dimension })));
});

test.each([
  ['one field of both vectors, which any change of the labels matches', '', 9, true],
  ['a field of either vector', ', tied: false', 10, false],
] as const)('of a vector product whose labels move freely: %s', (_, tied, dimension, isVacuous) => {
  const { certificate } = certifiedParticles(
    `{ oracles: [{ kind: expression, of: "cross(p1, p2)" }], particles: { count: 2, features: [x, y, z]${tied} }, parameterisation: linear, labelAction: free }`,
    NORMAL,
  );
  expect(certificate).toMatchObject({ groupDimension: dimension, fields: { isVacuous } });
});

test('of a flow the fields are those that move velocities as tangents', () => {
  const { certificate } = certified(
    '{ oracles: [{ kind: expression, of: ["x - y - x*(x^2+y^2)", "x + y - y*(x^2+y^2)"] }], parameterisation: affine, labelAction: tangent }',
    NORMAL,
  );
  expect(certificate).toMatchObject({ groupDimension: 1, fields: { formulas: ['y ∂x − x ∂y'] } });
});

test('a named algebra is asked about as the fields 𝒲x', () => {
  const asked = (n: number): Candidate => ({
    ...{ name: `so(${String(n)})`, needsOneUnit: true },
    generators: ({ dimension }) => (dimension === n ? so(n) : undefined),
  });
  const affine = '{ oracles: [{ kind: expression, of: "x^2 + y^2" }], parameterisation: affine }';
  expect(certified(affine, NORMAL, [asked(2)]).candidates).toMatchObject([{ name: 'so(2)', verdict: 'kept' }]);
  const shifted = '{ oracles: [{ kind: expression, of: "(x-1)^2 + y^2" }], parameterisation: affine }';
  expect(certified(shifted, NORMAL, [asked(2)]).candidates).toMatchObject([{ name: 'so(2)', verdict: 'broken' }]);
});

/** The combination x a + y b + z c = d of vectors with three entries, by Cramer's rule. */
function solve(
  a: readonly number[],
  b: readonly number[],
  c: readonly number[],
  d: readonly number[],
): [number, number, number] {
  const det = (u: readonly number[], v: readonly number[], w: readonly number[]): number =>
    [0, 1, 2].reduce((sum, i) => {
      const [j, k] = [(i + 1) % 3, (i + 2) % 3];
      return sum + (u[i] ?? NaN) * ((v[j] ?? NaN) * (w[k] ?? NaN) - (v[k] ?? NaN) * (w[j] ?? NaN));
    }, 0);
  const volume = det(a, b, c);
  return [det(d, b, c) / volume, det(a, d, c) / volume, det(a, b, d) / volume];
}
