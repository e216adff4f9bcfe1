import type { Dictionary, NamedFunction } from './dictionary.js';
import { monomialSlopes, monomialValues } from './monomials.js';

/** What a dictionary holds. */
export interface DictionaryContents {
  /** What the n features are called. */
  readonly features: readonly string[];
  /** The highest degree of monomials. */
  readonly degree: number;
  /** The lowest degree; 0, the constant, where absent. Fields without constants keep the origin of the features. */
  readonly lowestDegree?: number;
  readonly functions?: readonly NamedFunction[];
}

/** The dictionary of all monomials in a range of degrees, by degree, and of named functions. */
export function dictionaryOf({ features, degree, lowestDegree = 0, functions = [] }: DictionaryContents): Dictionary {
  const dimension = features.length;
  const exponents = allExponents(dimension, lowestDegree, degree);
  return {
    ...{ dimension, exponents, functions, size: exponents.length + functions.length },
    names: [...exponents.map((powers) => monomialName(powers, features)), ...functions.map(({ name }) => name)],
    evaluate: (x) => Float64Array.of(...monomialValues(exponents, x), ...functions.map((each) => each.value(x))),
    derivative: (x) =>
      Float64Array.of(...monomialSlopes(exponents, x), ...functions.flatMap((each) => [...each.gradient(x)])),
  };
}

/** All powers of a degree in a range, by degree, and within one x², xy, y². */
function allExponents(dimension: number, lowest: number, highest: number): number[][] {
  return Array.from({ length: highest - lowest + 1 }, (_, at) => ofDegree(dimension, lowest + at)).flat();
}

function ofDegree(dimension: number, degree: number): number[][] {
  if (dimension === 1) return [[degree]];
  return Array.from({ length: degree + 1 }, (_, used) =>
    ofDegree(dimension - 1, used).map((rest) => [degree - used, ...rest]),
  ).flat();
}

function monomialName(powers: readonly number[], features: readonly string[]): string {
  const factors = powers.flatMap((power, j) => {
    const feature = features[j] ?? `x${String(j + 1)}`;
    return power === 0 ? [] : [power === 1 ? feature : `${feature}^${String(power)}`];
  });
  return factors.length === 0 ? '1' : factors.join('*');
}
