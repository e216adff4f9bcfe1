/** Where the specification of a sweep lies, and what it must be. */
export interface SpecReference {
  /** `sha256:` and 64 hexadecimal digits. */
  readonly specDigest: string;
  /** Name of the specification (JSON) in the tensor store. */
  readonly specName: string;
}

/** Which sweep is meant, and where its specification lies. */
export interface SweepReference extends SpecReference {
  readonly sweepId: string;
}
