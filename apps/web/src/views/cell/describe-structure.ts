import type { SliceStructure } from '@liesweep/phase-diagram';

/** What is known of an algebra, in words. */
export interface StructureWords {
  readonly name: string | null;
  readonly reason: string;
  readonly facts: readonly { readonly what: string; readonly is: string }[];
}

/**
 * The structure of an algebra as name, reason and facts; null where none is known.
 *
 * @param structure a SliceStructure, or null
 */
export function describeStructure(structure: unknown): StructureWords | null {
  if (!isStructure(structure)) return null;
  const { name, reason, dimension, killing, rank, centreDimension, derivedDimension, ideals } = structure;
  const known = (value: number | null): string => (value === null ? 'not known' : String(value));
  return {
    name,
    reason,
    facts: [
      { what: 'dimension', is: String(dimension) },
      { what: 'rank', is: known(rank) },
      {
        what: 'Killing form',
        is:
          killing === null
            ? 'not known'
            : `${String(killing.plus)} positive, ${String(killing.minus)} negative, ${String(killing.zero)} zero`,
      },
      { what: 'centre', is: centreDimension === 0 ? 'none' : known(centreDimension) },
      { what: 'derived algebra', is: known(derivedDimension) },
      {
        what: 'ideals',
        is:
          ideals.length === 0
            ? 'not known'
            : ideals.map((ideal) => ideal.name ?? `one of dimension ${String(ideal.dimension)}`).join(', '),
      },
    ],
  };
}

function isStructure(value: unknown): value is SliceStructure {
  return typeof value === 'object' && value !== null && 'ideals' in value && 'reason' in value;
}
