import type { ReactElement } from 'react';
import { Slider } from '../../components/slider.js';
import type { GridGeometry } from '../../drawing/grid-geometry.js';
import type { PhaseDiagramSearch } from './phase-diagram-search.js';

/** One slider per weight h_i that takes several values, and one for n: together they say which slice is read. */
export function WeightSliders({
  geometry,
  slice,
  onChoose,
}: {
  readonly geometry: GridGeometry;
  readonly slice: number;
  readonly onChoose: (change: { [Key in keyof PhaseDiagramSearch]: PhaseDiagramSearch[Key] | undefined }) => void;
}): ReactElement {
  const { dimension, weights } = geometry.partsOf(slice);
  const positions = geometry.positionsOf(weights);
  return (
    <>
      {geometry.dimensions.length === 1 ? null : (
        <Slider
          label="n"
          values={geometry.dimensions}
          position={dimension}
          onChange={(position) => {
            onChoose({ slice: geometry.sliceAt(position, weights), cell: undefined });
          }}
        />
      )}
      {geometry.varying.map((term) => (
        <Slider
          key={term}
          label={`h_${term}`}
          values={geometry.axes[term]}
          position={positions[term]}
          onChange={(position) => {
            const moved = geometry.weightsAt({ ...positions, [term]: position });
            onChoose({ slice: geometry.sliceAt(dimension, moved), cell: undefined });
          }}
        />
      ))}
    </>
  );
}
