import type { KillingSignature } from './killing-form.js';

/** What is known about a Lie algebra; plain JSON, null where it is not known. */
export interface AlgebraStructure {
  readonly dimension: number;
  readonly isClosed: boolean;
  /** As in `so(4) ≅ su(2)⊕su(2)` or `e(3) ≅ so(3) ⋉ R³`; null unless the numbers below decide it. */
  readonly name: string | null;
  /** Numbers of positive, negative and zero eigenvalues of the Killing form. */
  readonly killing: KillingSignature | null;
  /** Dimension of a Cartan subalgebra. */
  readonly rank: number | null;
  readonly centreDimension: number | null;
  readonly derivedDimension: number | null;
  /** The simple ideals, the largest first, then the dimensions of the centre one by one; empty when not reductive. */
  readonly ideals: readonly AlgebraIdeal[];
  /** One sentence: what decides the name, or why there is none. */
  readonly reason: string;
  /** Only of algebras that are not reductive, and of those that were found by structure constants alone. */
  readonly decomposition?: AlgebraDecomposition;
}

/** An ideal of the decomposition. */
export interface AlgebraIdeal {
  readonly dimension: number;
  readonly name: string | null;
}

/** An algebra by its series, its radical and a Levi factor; null where there is no gap. */
export interface AlgebraDecomposition {
  /** Dimensions of g ⊇ [g, g] ⊇ [[g, g], [g, g]] ⊇ …, until they stay. */
  readonly derivedSeries: readonly number[] | null;
  /** Dimensions of g ⊇ [g, g] ⊇ [g, [g, g]] ⊇ …, until they stay. */
  readonly lowerCentralSeries: readonly number[] | null;
  /** Of the largest solvable ideal. */
  readonly radicalDimension: number | null;
  /** Of the largest nilpotent ideal. */
  readonly nilradicalDimension: number | null;
  readonly levi: LeviDecomposition | null;
}

/** g = s ⋉ rad with a semisimple subalgebra s. */
export interface LeviDecomposition {
  /** Of s ≅ g/rad. */
  readonly dimension: number;
  /** Of s, as in `su(2) ≅ so(3)`; null where it is not known, or s = 0. */
  readonly name: string | null;
  /** The radical in words, as `R³`, `h3` or `nilpotent of dimension 7`; `0` where there is none. */
  readonly radical: string;
  /** A Levi factor: rows of coefficients of the generators; none where s = 0, or where it is too large to look for. */
  readonly factor: readonly (readonly number[])[];
}
