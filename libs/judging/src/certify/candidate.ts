import type { Matrix } from '@liesweep/lie';
import type { GeneratorShape } from '@liesweep/sweep';

/** Generators whose defect is asked for. */
export interface Candidate {
  /** As it was given. */
  readonly name: string;
  /** Whether it means what it says only where all features share one unit, as rotations do. */
  readonly needsOneUnit: boolean;
  /** In the units of the features, real forms [r, r]; undefined for features that it does not act on. */
  readonly generators: (shape: GeneratorShape) => readonly Matrix[] | undefined;
}
