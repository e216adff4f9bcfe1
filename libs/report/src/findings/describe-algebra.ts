import { structureConstants, type Matrix } from '@liesweep/lie';
import type { HostTensor } from '@liesweep/sweep';
import { sparsestSpan, spanStructure, type SpanStructure, type StoredGenerators } from '@liesweep/verdict';

/** An algebra that generators span. */
export interface DescribedAlgebra extends SpanStructure {
  /** The sparsest basis of the generators' span; null where they are no algebra. */
  readonly sparsest: SparsestBasis | null;
}

/** A basis with few large entries where every feature has size 1. */
export interface SparsestBasis {
  /** In the units of the features, stored as the generators are. */
  readonly generators: HostTensor;
  /** [pairs, N_g] */
  readonly structureConstants: Matrix;
}

/** Names the algebra that generators span, and gives its sparsest basis. */
export function describeAlgebra(tensors: StoredGenerators): DescribedAlgebra {
  const named = spanStructure(tensors);
  if (!named.structure.isClosed) return { ...named, sparsest: null };
  const { generators, forms } = sparsestSpan(tensors.generators, tensors.coordinates);
  return { ...named, sparsest: { generators, structureConstants: structureConstants(forms) } };
}
