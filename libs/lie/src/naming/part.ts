/** An ideal of a direct sum, which is not split further. */
export type Part = AbelianPart | SimplePart | StandardPart | UnnamedPart;

/** Rⁿ. */
export interface AbelianPart {
  readonly kind: 'abelian';
  readonly dimension: number;
}

/** A simple algebra. */
export interface SimplePart {
  readonly kind: 'simple';
  readonly dimension: number;
  /** Isomorphic names, the usual first. */
  readonly names: readonly string[];
}

/** An algebra that is not reductive, and has a name. */
export interface StandardPart {
  readonly kind: 'standard';
  readonly dimension: number;
  /** In a sum, as `e(3)`. */
  readonly symbol: string;
  /** By itself, as `e(3) ≅ so(3) ⋉ R³`. */
  readonly name: string;
  /** What decides it. */
  readonly evidence: string;
}

/** An algebra that has no name, or none here. */
export interface UnnamedPart {
  readonly kind: 'unnamed';
  readonly dimension: number;
  readonly description: string;
}
