import type { WhitenedBlock } from '../whitened-block.js';
import { addComponent } from './add-component.js';
import { defineLabelAction, type LabelledSample, type LabelTerms } from './define-label-action.js';
import { featurePlaces, type FeaturePlace } from './feature-places.js';

/** Labels are points of the feature space and move along the same field: Df·v = v(f). */
export const same = defineLabelAction({ kind: 'same', unknowns: () => 0, terms: (_, sample) => sameTerms(sample) });

/** −v(f): the labels are points, on which the fields of the first block act. */
function sameTerms({ f, blocks }: LabelledSample): LabelTerms {
  const places = labelPlaces(blocks, f.length);
  return {
    addTo: (row, label) => {
      const place = places[label];
      if (place === undefined) return NaN;
      const { block, component, offset, point } = place;
      const values = block.evaluate(Float64Array.from(point, (at) => f[at] ?? NaN));
      return addComponent(row, offset, block, component, (k) => -(values[k] ?? NaN), Math.hypot(...values));
    },
  };
}

/**
 * Labels as points of the feature space: laid out like the sample where there are as many, else one particle after
 * another, each moved as the first is.
 */
function labelPlaces(
  blocks: readonly WhitenedBlock[],
  labelCount: number,
): readonly (Omit<FeaturePlace, 'copy'> & { readonly point: readonly number[] })[] {
  const places = featurePlaces(blocks);
  const [first] = blocks;
  if (places.size === labelCount && blocks.length > 1) {
    return Array.from({ length: labelCount }, (_, label) => {
      const place = places.get(label);
      if (place === undefined) throw new RangeError(`label ${String(label + 1)}: no field moves it`);
      return { ...place, point: place.copy };
    });
  }
  if (first === undefined) throw new RangeError('labels that move: expected features, got none');
  const n = first.features.mean.length;
  return Array.from({ length: labelCount }, (_, label) => ({
    ...{ block: first, component: label % n, offset: 0 },
    point: Array.from({ length: n }, (__, i) => label - (label % n) + i),
  }));
}
