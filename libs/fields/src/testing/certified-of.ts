import type { FieldSystem } from '../field-problem.js';
import { fieldSystem } from '../field-system.js';
import { problemOf, type ReferenceSystem } from './reference-system.js';

/** A reference system made ready, once for all specs of a file. */
export function certifiedOf(system: ReferenceSystem): FieldSystem {
  const known = ready.get(system.id);
  if (known !== undefined) return known;
  const made = fieldSystem(problemOf(system));
  ready.set(system.id, made);
  return made;
}

const ready = new Map<string, FieldSystem>();
