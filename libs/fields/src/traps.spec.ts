import { matrixOf, multiply } from '@liesweep/lie';
import { normalStream } from '@liesweep/sweep';
import { fieldSystem } from './field-system.js';
import { orthonormalRows } from './orthonormal-rows.js';
import { polish } from './polish.js';
import { problemOf, type ReferenceSystem } from './testing/reference-system.js';
import { INVARIANT_SYSTEMS } from './testing/reference-systems.js';
import { normalLaw, sphereLaw } from './testing/system-samples.js';

/** The floor of N_g = 5 in e(3), at |v|² = 2 in standard coordinates: found by search, whatever the units. */
const FLOOR_OF_FIVE = 1.2;

const systemOf = (id: string): ReferenceSystem => {
  const found = INVARIANT_SYSTEMS.find((system) => system.id === id);
  if (found === undefined) throw new TypeError(`no reference system ${id}`);
  return found;
};

test.each([
  ['A12 in degree 2', { ...systemOf('A12'), degree: 2 }, 3],
  ['A18 in degree 1', { ...systemOf('A18'), degree: 1 }, 6],
  ['a constant', { id: 'constant', labels: ['0*x+3'], features: ['x', 'y'] }, 6],
])('rows of pure rounding are all zero: %s', (_, system, dimension) => {
  expect(fieldSystem(problemOf(system)).certificate).toMatchObject({ dimension, smallestNonZero: null });
});

test.each([
  ['as they are', normalLaw()],
  ['a hundred times as large', normalLaw([0], [100])],
  ['shifted by 1000 too', normalLaw([1000], [100])],
])('a set that cannot close does not come to in other units: %s', (_, law) => {
  const { certificate, bracket } = fieldSystem(problemOf({ ...systemOf('A05'), law }));
  expect(certificate.dimension).toBe(6);
  const stream = normalStream(3);
  const floors = Array.from({ length: 4 }, () => {
    const drawn = orthonormalRows(matrixOf(5, 6, Float64Array.from({ length: 30 }, stream)));
    return polish(multiply(drawn, certificate.basis), certificate.basis, bracket)?.closure ?? NaN;
  });
  expect(Math.min(...floors)).toBeGreaterThan(FLOOR_OF_FIVE);
});

test('the gap does not know units or origin, in degree 2', () => {
  const gapOf = (law: ReferenceSystem['law']): number => {
    const { certificate } = fieldSystem(problemOf({ ...systemOf('A05'), degree: 2, ...(law && { law }) }));
    expect(certificate.dimension).toBe(6);
    return (certificate.smallestNonZero ?? NaN) / (certificate.defects.at(-1) ?? NaN);
  };
  const here = gapOf(normalLaw());
  expect(here).toBeGreaterThan(0.12);
  expect(Math.abs(gapOf(normalLaw([1000], [100])) / here - 1)).toBeLessThan(1e-6);
});

test('fields that vanish on a sphere are no symmetries of it', () => {
  const onSphere = { labels: ['z', 'x^2+y^2+z^2'], features: ['x', 'y', 'z'], degree: 2, law: sphereLaw };
  const { certificate } = fieldSystem(problemOf({ id: 'sphere', ...onSphere }));
  expect(certificate).toMatchObject({ dimension: 4, vanishing: 3 });
});

test('functions that can hardly be told apart are refused by name', () => {
  const near = { labels: ['x^2+y^2'], features: ['x', 'y'], functions: ['sin(x/1000)'] };
  const { certificate } = fieldSystem(problemOf({ id: 'near', ...near }));
  expect(certificate).toMatchObject({ dimension: null, refusal: 'near-dependent-functions' });
  expect(certificate.reason).toContain('sin(x/1000)');
});

test('fewer rows than coefficients are refused', () => {
  const problem = problemOf({ id: 'few', labels: ['x^2+y^2'], features: ['x', 'y'] });
  const { certificate } = fieldSystem({ ...problem, samples: problem.samples.subarray(0, 10) });
  expect(certificate).toMatchObject({ dimension: null, refusal: 'few-rows' });
});

test('rows on a surface of higher symmetry are refused where data come from a file', () => {
  // On the cone x² + y² = z² every dilation keeps φ; around it none does.
  const cone = (seed: number, count: number): Float64Array => {
    const stream = normalStream(seed);
    return Float64Array.from(
      Array.from({ length: count }, () => {
        const [x, y] = [stream(), stream()];
        return [x, y, Math.hypot(x, y)];
      }).flat(),
    );
  };
  const system = { id: 'cone', labels: ['x^2+y^2-z^2'], features: ['x', 'y', 'z'], law: cone };
  const problem = problemOf(system);
  expect(fieldSystem({ ...problem, precision: 1e-12 }).certificate).toMatchObject({
    ...{ dimension: null, refusal: 'special-rows' },
  });
});
