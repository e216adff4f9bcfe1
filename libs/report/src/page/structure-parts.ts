import type { AlgebraStructure } from '@liesweep/lie';

/**
 * Facts about an algebra beyond its name: how it is put together of a semisimple part and a radical. Nothing where it is one of both
 * alone and that is all, or where nothing is known.
 */
export function structureParts(structure: AlgebraStructure | null): [term: string, value: string | number][] {
  const decomposition = structure?.decomposition;
  if (decomposition === undefined || (structure?.dimension ?? 0) < 2 || decomposition.radicalDimension === 0) return [];
  const { levi, derivedSeries, lowerCentralSeries, radicalDimension, nilradicalDimension } = decomposition;
  const facts: [string, string | number | null][] = [
    ['Levi decomposition', levi === null || levi.dimension === 0 ? null : leviText(levi)],
    ['dimension of the radical', radicalDimension],
    ['dimension of the nilradical', nilradicalDimension],
    ['derived series', derivedSeries?.join(', ') ?? null],
    ['lower central series', lowerCentralSeries?.join(', ') ?? null],
  ];
  return facts.flatMap(([term, value]) => (value === null ? [] : [[term, value] as [string, string | number]]));
}

/** `(su(2) ≅ so(3)) ⋉ R³`; the semisimple part by its dimension where it has no name. */
function leviText({ dimension, name, radical }: { dimension: number; name: string | null; radical: string }): string {
  const semisimple = name ?? `semisimple of dimension ${String(dimension)}`;
  return `${semisimple.includes(' ') ? `(${semisimple})` : semisimple} ⋉ ${radical}`;
}
