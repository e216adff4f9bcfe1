import type { PhaseDiagram, PhaseDiagramSlice } from '@liesweep/phase-diagram';

/**
 * The diagram with the algebra of certified fields, wherever the group that was detected has their dimension: it is then the same,
 * and its name comes from structure constants that no training has touched.
 */
export function withCertifiedStructures<Diagram extends Pick<PhaseDiagram, 'slices'>>(diagram: Diagram): Diagram {
  return { ...diagram, slices: diagram.slices.map(withStructure) };
}

function withStructure(slice: PhaseDiagramSlice): PhaseDiagramSlice {
  const { certificate, groupDimension } = slice;
  const structure = certificate?.fields?.structure;
  const { value } = groupDimension;
  if (structure == null || value === null || value === 0 || value !== certificate?.dimension) return slice;
  const { name, dimension, isClosed, killing, rank, centreDimension, derivedDimension, ideals, reason } = structure;
  const facts = { name, dimension, isClosed, killing, rank, centreDimension, derivedDimension, ideals, reason };
  // how it is put together stands in the certificate
  return { ...slice, structure: facts };
}
