import { analyseStructure, realForms, type Matrix } from '@liesweep/lie';
import type { SliceStructure } from '@liesweep/phase-diagram';
import { conjugate } from '@liesweep/verdict';
import { generatorShapeOf } from './generator-shape-of.js';
import type { TrialTensors } from './read-trial-tensors.js';

/** Which algebra generators span. */
export interface SpanStructure {
  readonly structure: SliceStructure;
  /** The generators in standard coordinates, real forms: what says which algebra it is, whatever the units. */
  readonly forms: readonly Matrix[];
}

/** Names the algebra that generators span. */
export function spanStructure({
  generators,
  coordinates,
}: Pick<TrialTensors, 'generators' | 'coordinates'>): SpanStructure {
  const stored = realForms(generators.data, generatorShapeOf(generators)); // [N_g, n, n] stay as they are
  const forms = coordinates === undefined ? stored : stored.map((form) => conjugate(form, coordinates));
  const { ideals, ...facts } = analyseStructure(forms);
  return { structure: { ...facts, ideals: [...ideals] }, forms };
}
