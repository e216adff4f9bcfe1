import type { Generators } from '@liesweep/api-contract';
import { combinationText } from '@liesweep/figures/combination-text';
import { fieldName, generatorName } from '@liesweep/figures/notation';

/** Components below this share of the longest commutator are what training leaves, not structure. */
const NOISE_SHARE = 0.02;

/** So many terms can be read; of more, the largest are written. */
const MOST_TERMS = 6;

/** A commutator of a set of generators, counted from 0, in coefficients of them. */
export interface Commutator {
  readonly a: number;
  readonly b: number;
  readonly coefficients: readonly number[];
}

/** What generators are. */
export type GeneratorKind = Generators['kind'];

const NAMES: Readonly<Record<GeneratorKind, (position: number) => string>> = {
  matrices: generatorName,
  fields: fieldName,
  networks: fieldName,
};

/** The name of a generator, counted from 0: `𝕁₁` of matrices, `v₁` of fields. */
export function nameOf(index: number, kind: GeneratorKind): string {
  return NAMES[kind](index + 1);
}

/** The length of the longest commutator; 0 where there is none. */
export function longestCommutator(commutators: readonly Commutator[]): number {
  return Math.max(0, ...commutators.map(({ coefficients }) => Math.hypot(...coefficients)).filter(Number.isFinite));
}

/**
 * A commutator as it is written: `[𝕁₁, 𝕁₂] = 0.707 𝕁₃`, with what training leaves left out, three digits, and six
 * terms at most.
 *
 * @param longest length of the longest commutator of the set
 */
export function bracketText({ a, b, coefficients }: Commutator, longest: number, kind: GeneratorKind): string {
  const names = coefficients.map((_, index) => nameOf(index, kind));
  const sizes = coefficients.map(Math.abs);
  const least = sizes.toSorted((p, q) => q - p)[MOST_TERMS - 1] ?? 0;
  const isKept = (size: number): boolean => size > NOISE_SHARE * longest && size >= least;
  const kept = coefficients.map((value) =>
    Math.abs(value) <= NOISE_SHARE * longest || Math.abs(value) < least ? 0 : Number(value.toPrecision(3)),
  );
  const left = sizes.filter((size) => size > NOISE_SHARE * longest && !isKept(size)).length;
  return `[${nameOf(a, kind)}, ${nameOf(b, kind)}] = ${combinationText(kept, names)}${left === 0 ? '' : ` + ${String(left)} smaller terms`}`;
}
