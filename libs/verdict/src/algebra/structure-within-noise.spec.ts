import { matrixOf, type Matrix } from '@liesweep/lie';
import { lorentz, so } from '@liesweep/lie/testing';
import { normalStream } from '@liesweep/sweep';
import { structureWithinNoise } from './structure-within-noise.js';

function noisy(generators: readonly Matrix[], error: number): Matrix[] {
  const normal = normalStream(9);
  return generators.map((form) => ({ ...form, data: form.data.map((entry) => entry + error * normal()) }));
}

test.each([
  ['su(2) ≅ so(3)', so(3)],
  ['so(1,3) ≅ sl(2,C)', lorentz()],
])('%s is found although its generators are known to a percent only', (name, generators) => {
  expect(structureWithinNoise(noisy(generators, 0.005), 0.03)).toMatchObject({
    name,
    reason: expect.stringMatching(/within the noise count as none\.$/) as unknown,
  });
});

test('an entry that may be noise or not leaves the algebra without a name', () => {
  const [first, ...others] = so(3) as [Matrix, ...Matrix[]];
  const doubtful = { ...first, data: first.data.map((entry, at) => (at === 8 ? 0.04 : entry)) };
  expect(structureWithinNoise([doubtful, ...others], 0.03)).toBeUndefined();
});

test('a set that does not close has no name, however large the noise is said to be', () => {
  expect(structureWithinNoise(so(3).slice(0, 2), 0.03)).toBeUndefined();
  expect(structureWithinNoise(noisy(so(3), 0.2), 0.9)).toBeUndefined();
});

test('without noise it is the algebra itself', () => {
  expect(structureWithinNoise([matrixOf(2, 2, [0, 1, -1, 0])], 0)).toMatchObject({ name: 'so(2) ≅ u(1)' });
});
