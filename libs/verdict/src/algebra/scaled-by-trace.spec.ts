import { scaledByTrace } from './scaled-by-trace.js';

const REAL = { dimension: 2, field: 'real' } as const;

test('a rotation or a boost between features of other units is one by 1', () => {
  expect(Array.from(scaledByTrace(Float64Array.of(0, 5, -0.05, 0), REAL))).toEqual([0, 10, -0.1, 0].map(near));
  expect(Array.from(scaledByTrace(Float64Array.of(0, 0.3, 0.3, 0), REAL))).toEqual([0, 1, 1, 0].map(near));
});

test('a nilpotent generator has no trace to go by, and errors give it none', () => {
  const shear = Float64Array.of(0, 1.4, 1e-5, 0);
  expect(scaledByTrace(shear, REAL)).toBe(shear);
});

test('imaginary parts count with the other sign', () => {
  const phase = Float64Array.of(0, 0.5); // iθ on C
  expect(Array.from(scaledByTrace(phase, { dimension: 1, field: 'complex' }))).toEqual([0, Math.SQRT2].map(near));
});

function near(value: number): unknown {
  return expect.closeTo(value, 12);
}
