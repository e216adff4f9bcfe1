import type { ChevalleyGenerators } from './chevalley-generators.js';
import { complexBracket } from './complex-vector.js';
import type { ComplexVector } from './complex-vector.js';
import type { LieAlgebra } from './lie-algebra.js';

/**
 * A basis of the complexified algebra: h_i, then brackets of the e_i and, the same, of the f_i. Which brackets of the former
 * do not vanish is read off the Cartan matrix, so that two algebras with one diagram have one list of them.
 *
 * @param order where the i-th simple root of the list stands among the generators
 */
export function wordBasis(
  algebra: LieAlgebra,
  { raising, lowering, cartanMatrix }: ChevalleyGenerators,
  order: (i: number) => number,
): ComplexVector[] {
  const pick = (vectors: readonly ComplexVector[]): ComplexVector[] =>
    cartanMatrix.flatMap((_, i) => vectors[order(i)] ?? []);
  const [e, f] = [pick(raising), pick(lowering)];
  const words = rootWords(
    cartanMatrix.map((_, i) => cartanMatrix.map((__, j) => cartanMatrix[order(i)]?.[order(j)] ?? NaN)),
  );
  return [
    ...e.map((vector, i) => complexBracket(algebra, vector, f[i] ?? vector)),
    ...[e, f].flatMap((generators) => spell(algebra, generators, words)),
  ];
}

/** A positive root: a simple one, or an earlier one of the list with the i-th simple root added. */
type RootWord = readonly [i: number, earlier: number | null];

/** All positive roots by height: β + α_i is one exactly when the string β, β − α_i, … is longer than ⟨β, α_i⟩. */
function rootWords(cartanMatrix: readonly (readonly number[])[]): RootWord[] {
  const words: RootWord[] = [];
  const positions = new Map<string, number>();
  const found: number[][] = [];
  const append = (coefficients: number[], word: RootWord): void => {
    if (!positions.has(coefficients.join())) {
      positions.set(coefficients.join(), words.push(word) - 1);
      found.push(coefficients);
    }
  };
  const plus = (coefficients: readonly number[], i: number, by: number): number[] =>
    coefficients.map((coefficient, k) => (k === i ? coefficient + by : coefficient));
  cartanMatrix.forEach((row, i) => {
    append(
      row.map((_, k) => (k === i ? 1 : 0)),
      [i, null],
    );
  });
  for (const [earlier, coefficients] of found.entries()) {
    cartanMatrix.forEach((_, i) => {
      let below = 0;
      while (positions.has(plus(coefficients, i, -below - 1).join())) below++;
      const along = coefficients.reduce((sum, coefficient, k) => sum + coefficient * (cartanMatrix[k]?.[i] ?? NaN), 0);
      if (below > along) {
        append(plus(coefficients, i, 1), [i, earlier]);
      }
    });
  }
  return words;
}

function spell(algebra: LieAlgebra, generators: readonly ComplexVector[], words: readonly RootWord[]): ComplexVector[] {
  const spelled: ComplexVector[] = [];
  for (const [i, earlier] of words) {
    const generator = generators[i];
    const before = earlier === null ? undefined : spelled[earlier];
    if (generator !== undefined) {
      spelled.push(before === undefined ? generator : complexBracket(algebra, generator, before));
    }
  }
  return spelled;
}
