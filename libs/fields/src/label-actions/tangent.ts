import { addComponent } from './add-component.js';
import { defineLabelAction, type LabelledSample, type LabelTerms } from './define-label-action.js';
import { featurePlaces } from './feature-places.js';

/** Labels are the velocities of the features: Df·v = Dv·f, and with time scaling + λ f, so that v and the flow commute. */
export const tangent = defineLabelAction({
  kind: 'tangent',
  unknowns: ({ timeScaling }) => (timeScaling ? 1 : 0),
  terms: (_, sample) => tangentTerms(sample),
});

/** −Dv·f, and −λ f: unknown λ first. */
function tangentTerms({ f, blocks, x, unknowns }: LabelledSample): LabelTerms {
  const places = featurePlaces(blocks);
  return {
    addTo: (row, label) => {
      if (unknowns > 0) row[0] = -(f[label] ?? NaN);
      const place = places.get(label);
      if (place === undefined) return NaN;
      const { block, component, offset, copy } = place;
      const n = copy.length;
      const slopes = block.derivative(Float64Array.from(copy, (at) => x[at] ?? NaN)); // ∂ψ̃/∂z
      const velocity = Float64Array.from({ length: n }, (_, j) =>
        copy.reduce((sum, at, i) => sum + block.features.fromRaw.get(j, i) * (f[at] ?? NaN), 0),
      );
      const along = (k: number): number => velocity.reduce((sum, v, j) => sum + v * (slopes[k * n + j] ?? NaN), 0);
      const norm = Math.hypot(...velocity) * Math.hypot(...slopes);
      return addComponent(row, unknowns + offset, block, component, (k) => -along(k), norm);
    },
  };
}
