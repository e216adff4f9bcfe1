import type { AlgebraStructure } from '@liesweep/lie';

/** Facts about an algebra beyond its name: how it is put together. Nothing where that is not known. */
export function structureParts(structure: AlgebraStructure | null): [term: string, value: string | number][] {
  const decomposition = structure?.decomposition;
  if (decomposition === undefined) return [];
  const { levi, derivedSeries, lowerCentralSeries, radicalDimension, nilradicalDimension } = decomposition;
  return [
    ...(levi === null ? [] : [['Levi decomposition', leviText(levi)] as [string, string]]),
    ...(radicalDimension === null ? [] : [['dimension of the radical', radicalDimension] as [string, number]]),
    ...(nilradicalDimension === null ? [] : [['dimension of the nilradical', nilradicalDimension] as [string, number]]),
    ...(derivedSeries === null ? [] : [['derived series', derivedSeries.join(', ')] as [string, string]]),
    ...(lowerCentralSeries === null
      ? []
      : [['lower central series', lowerCentralSeries.join(', ')] as [string, string]]),
  ];
}

/** `su(2) ≅ so(3) ⋉ R³`; the semisimple part by its dimension where it has no name. */
export function leviText({
  dimension,
  name,
  radical,
}: {
  readonly dimension: number;
  readonly name: string | null;
  readonly radical: string;
}): string {
  if (dimension === 0) return `solvable: ${radical}`;
  const semisimple = name ?? `semisimple of dimension ${String(dimension)}`;
  return radical === '0' ? semisimple : `(${semisimple}) ⋉ ${radical}`;
}
