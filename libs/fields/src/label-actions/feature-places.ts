import type { WhitenedBlock } from '../whitened-block.js';

/** Where a feature of a sample stands among blocks and their fields. */
export interface FeaturePlace {
  readonly block: WhitenedBlock;
  /** Of the feature among those of its particle. */
  readonly component: number;
  /** Of the block's fields among all. */
  readonly offset: number;
  readonly copy: readonly number[];
}

/** The block, copy and component of every feature of a sample. */
export function featurePlaces(blocks: readonly WhitenedBlock[]): ReadonlyMap<number, FeaturePlace> {
  const places = new Map<number, FeaturePlace>();
  let offset = 0;
  for (const block of blocks) {
    const start = offset;
    for (const copy of block.block.copies) {
      copy.forEach((place, component) => places.set(place, { block, component, offset: start, copy }));
    }
    offset += block.size * block.features.mean.length;
  }
  return places;
}
