import fc from 'fast-check';
import { seededNormals } from './seeded-normals.js';

const DRAWS = 100_000;

/** Five standard deviations of a mean of so many draws with the given variance: a seed that fails is one in a million. */
const fiveSigmas = (variance: number): number => 5 * Math.sqrt(variance / DRAWS);

const draws = (seed: number, count: number): number[] => Array.from({ length: count }, seededNormals(seed));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('seeded normals', () => {
  it('are the same for the same seed, and others for another', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(draws(seed, 10)).toEqual(draws(seed, 10));
        expect(draws(seed, 10)).not.toEqual(draws(seed + 1, 10));
      }),
    );
  });

  it('take seeds modulo 2³²', () => {
    expect(draws(-1, 5)).toEqual(draws(2 ** 32 - 1, 5));
    expect(draws(2 ** 32 + 7, 5)).toEqual(draws(7, 5));
  });

  it('are finite, whatever the seed', () => {
    fc.assert(fc.property(fc.integer(), (seed) => draws(seed, 100).every(Number.isFinite)));
  });

  describe.each([0, 1, 42])('of seed %i', (seed) => {
    const values = draws(seed, DRAWS);

    it.each([
      // the mean of xᵏ, and its variance E x²ᵏ − (E xᵏ)²
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ])('have the moment %i of the normal law, %i', (power, moment, variance) => {
      expect(Math.abs(mean(values.map((value) => value ** power)) - moment)).toBeLessThan(fiveSigmas(variance));
    });

    it('are not correlated with the next, nor their squares', () => {
      const next = values.slice(1);
      const products = next.map((value, at) => value * (values[at] ?? NaN));
      const squares = next.map((value, at) => (value ** 2 - 1) * ((values[at] ?? NaN) ** 2 - 1));
      expect(Math.abs(mean(products))).toBeLessThan(fiveSigmas(1));
      expect(Math.abs(mean(squares))).toBeLessThan(fiveSigmas(4));
    });
  });
});
