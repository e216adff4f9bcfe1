import { LOSS_TERMS, type LossTerm, type LossWeights } from '@liesweep/sweep/loss-weights';

/** The axes of a grid, as a sweep has them. */
export interface GridAxes {
  readonly dimension: readonly number[];
  readonly generators: readonly number[];
  readonly weights: Readonly<Record<LossTerm, readonly number[]>>;
}

/** Where a cell stands on the axes: positions, not values. */
export interface CellPlace {
  readonly dimension: number;
  /** Which of the weight slices, the last term fastest. */
  readonly weights: number;
  readonly generators: number;
}

/**
 * The axes of a grid and the arithmetic between a cell’s index, its slice and its place: dimension outermost, then weights (the last
 * term fastest), then N_g. A slice is all cells along N_g; its position is that of its first cell by the number of N_g.
 */
export class GridGeometry {
  readonly dimensions: readonly number[];
  readonly generators: readonly number[];
  readonly axes: Readonly<Record<LossTerm, readonly number[]>>;
  /** Combinations of weights. */
  readonly weightCount: number;
  readonly sliceCount: number;
  readonly cellCount: number;
  /** Terms whose weight takes more than one value. */
  readonly varying: readonly LossTerm[];

  constructor({ dimension, generators, weights }: GridAxes) {
    this.dimensions = dimension;
    this.generators = generators;
    this.axes = weights;
    this.weightCount = LOSS_TERMS.reduce((count, term) => count * weights[term].length, 1);
    this.sliceCount = dimension.length * this.weightCount;
    this.cellCount = this.sliceCount * generators.length;
    this.varying = LOSS_TERMS.filter((term) => weights[term].length > 1);
  }

  /** The index of the cell at a place. */
  cellAt({ dimension, weights, generators }: CellPlace): number {
    return (dimension * this.weightCount + weights) * this.generators.length + generators;
  }

  /** The place of a cell. */
  placeOf(cell: number): CellPlace {
    const slice = Math.floor(cell / this.generators.length);
    return {
      dimension: Math.floor(slice / this.weightCount),
      weights: slice % this.weightCount,
      generators: cell % this.generators.length,
    };
  }

  /** The position of a slice. */
  sliceAt(dimension: number, weights: number): number {
    return dimension * this.weightCount + weights;
  }

  /** Which dimension and which weights a slice has. */
  partsOf(slice: number): { readonly dimension: number; readonly weights: number } {
    return { dimension: Math.floor(slice / this.weightCount), weights: slice % this.weightCount };
  }

  /** Positions on the five axes of weights. */
  positionsOf(weights: number): Record<LossTerm, number> {
    let rest = weights;
    const positions = LOSS_TERMS.toReversed().map((term) => {
      const { length } = this.axes[term];
      const position = rest % length;
      rest = Math.floor(rest / length);
      return [term, position] as const;
    });
    return Object.fromEntries(positions) as Record<LossTerm, number>;
  }

  /** Which combination of weights stands at these positions. */
  weightsAt(positions: Readonly<Record<LossTerm, number>>): number {
    return LOSS_TERMS.reduce((index, term) => index * this.axes[term].length + positions[term], 0);
  }

  /** The combinations that differ from one in one term only, in the order of that axis. */
  alongAxis(weights: number, term: LossTerm): readonly number[] {
    const positions = this.positionsOf(weights);
    return this.axes[term].map((_, position) => this.weightsAt({ ...positions, [term]: position }));
  }

  /** The weights h of a combination. */
  lossWeights(weights: number): LossWeights {
    const positions = this.positionsOf(weights);
    return Object.fromEntries(
      LOSS_TERMS.map((term) => [term, this.axes[term][positions[term]] ?? Number.NaN]),
    ) as unknown as LossWeights;
  }
}
