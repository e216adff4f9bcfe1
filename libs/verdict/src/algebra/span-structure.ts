import { analyseStructure, realForms, type AlgebraIdeal, type AlgebraStructure, type Matrix } from '@liesweep/lie';
import { generatorShapeOf, type HostTensor } from '@liesweep/sweep';
import { conjugate, type StandardCoordinates } from '../coordinates/standard-coordinates.js';

/** Generators as trials store them, and the standard coordinates in which their algebra is named; undefined for drawn data. */
export interface StoredGenerators {
  /** [N_g, n, n], or [N_g, 2, n, n] with the real parts first. */
  readonly generators: HostTensor;
  readonly coordinates?: Pick<StandardCoordinates, 'toRaw' | 'fromRaw'> | undefined;
}

/** What is known about an algebra, its ideals last, as it is written. */
export type NamedStructure = Omit<AlgebraStructure, 'ideals'> & { readonly ideals: AlgebraIdeal[] };

/** Which algebra generators span. */
export interface SpanStructure {
  readonly structure: NamedStructure;
  /** The generators in standard coordinates, real forms: what says which algebra it is, whatever the units. */
  readonly forms: readonly Matrix[];
}

/** Names the algebra that generators span. */
export function spanStructure({ generators, coordinates }: StoredGenerators): SpanStructure {
  const stored = realForms(generators.data, generatorShapeOf(generators)); // [N_g, n, n] stay as they are
  const forms = coordinates === undefined ? stored : stored.map((form) => conjugate(form, coordinates));
  return { structure: namedStructure(forms), forms };
}

/** Names the algebra that real forms span. */
export function namedStructure(forms: readonly Matrix[]): NamedStructure {
  const { ideals, ...facts } = analyseStructure(forms);
  return { ...facts, ideals: [...ideals] };
}
