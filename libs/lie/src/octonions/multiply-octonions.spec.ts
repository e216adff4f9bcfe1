import fc from 'fast-check';
import { conjugateOctonion, FANO_PRODUCTS, FANO_TRIPLES, multiplyOctonions } from './multiply-octonions.js';

fc.configureGlobal({ seed: 20_230_104 });

/** Octonions of integers, whose products are exact. */
const octonion = fc
  .array(fc.integer({ min: -30, max: 30 }), { minLength: 8, maxLength: 8 })
  .map((parts) => Float64Array.from(parts));

const squared = (a: Float64Array): number => a.reduce((sum, part) => sum + part * part, 0);
const add = (a: Float64Array, b: Float64Array, sign = 1): Float64Array =>
  a.map((part, k) => part + sign * (b[k] ?? NaN));
const times = multiplyOctonions;
const associator = (a: Float64Array, b: Float64Array, c: Float64Array): Float64Array =>
  add(times(times(a, b), c), times(a, times(b, c)), -1);
const unit = (k: number): Float64Array => Float64Array.from({ length: 8 }, (_, at) => (at === k ? 1 : 0));
const isZero = (a: Float64Array): boolean => a.every((part) => part === 0);

/** Checks a law of three octonions that holds exactly. */
function expectLaw(law: (a: Float64Array, b: Float64Array, c: Float64Array) => boolean): void {
  fc.assert(fc.property(octonion, octonion, octonion, law));
}

describe('the octonions', () => {
  it('are a composition algebra: |ab|² = |a|²|b|², exactly', () => {
    expectLaw((a, b) => squared(times(a, b)) === squared(a) * squared(b));
  });

  it('have a product that is linear in both factors, and a unit', () => {
    expectLaw((a, b, c) => isZero(add(times(add(a, b), c), add(times(a, c), times(b, c)), -1)));
    expectLaw((a, b, c) => isZero(add(times(a, add(b, c)), add(times(a, b), times(a, c)), -1)));
    expectLaw((a) => isZero(add(times(unit(0), a), a, -1)) && isZero(add(times(a, unit(0)), a, -1)));
  });

  it('have an associator that changes its sign with any two arguments', () => {
    expectLaw((a, b, c) => isZero(add(associator(a, b, c), associator(b, a, c))));
    expectLaw((a, b, c) => isZero(add(associator(a, b, c), associator(a, c, b))));
  });

  it('are not associative: (e_1 e_2) e_4 = −e_1 (e_2 e_4)', () => {
    const [left, right] = [times(times(unit(1), unit(2)), unit(4)), times(unit(1), times(unit(2), unit(4)))];
    expect(isZero(add(left, right))).toBe(true);
    expect(isZero(left)).toBe(false);
  });

  it('keep the identity of Moufang: (ab)(ca) = a(bc)a', () => {
    expectLaw((a, b, c) => isZero(add(times(times(a, b), times(c, a)), times(times(a, times(b, c)), a), -1)));
  });

  it('are conjugated backwards: conj(ab) = conj(b) conj(a), and aā = |a|²', () => {
    expectLaw((a, b) =>
      isZero(add(conjugateOctonion(times(a, b)), times(conjugateOctonion(b), conjugateOctonion(a)), -1)),
    );
    expectLaw((a) =>
      isZero(
        add(
          times(a, conjugateOctonion(a)),
          unit(0).map((part) => part * squared(a)),
          -1,
        ),
      ),
    );
  });
});

describe('the lines of the Fano plane', () => {
  it('are seven of three points, any two of which lie on one line', () => {
    expect(FANO_TRIPLES).toHaveLength(7);
    const found = FANO_TRIPLES.flatMap(([i, j, k]) => [
      [i, j],
      [j, k],
      [k, i],
    ]).map((pair) => pair.toSorted().join(''));
    expect(new Set(found).size).toBe(21);
  });

  it('say which products of units are units: e_i e_j = e_k = −e_j e_i, and e_i² = −1', () => {
    expect(FANO_PRODUCTS).toHaveLength(21);
    for (const [i, j, k] of FANO_PRODUCTS) {
      expect(isZero(add(times(unit(i), unit(j)), unit(k), -1))).toBe(true);
      expect(isZero(add(times(unit(j), unit(i)), unit(k)))).toBe(true);
      expect(isZero(add(times(unit(i), unit(i)), unit(0)))).toBe(true);
    }
  });
});

it('what is not a number, or is missing, makes the product not a number', () => {
  expect(times([NaN, 0, 0, 0, 0, 0, 0, 0], unit(3)).some(Number.isNaN)).toBe(true);
  expect(times([1, 2, 3], unit(3)).some(Number.isNaN)).toBe(true);
});
