import type { FieldProblem } from './field-problem.js';
import type { WhitenedBlock } from './whitened-block.js';

/** What the action on the labels adds to the rows of one sample. */
export interface LabelTerms {
  /**
   * Adds to the row of a label: to the label unknowns at its beginning, and to the fields behind them.
   *
   * @returns the norm without cancellation of what depends on fields
   */
  addTo(row: Float64Array, label: number): number;
}

/** The unknowns of the action on labels, which are eliminated. */
export function labelUnknownCount({ labelAction, labelCount, ansatz }: FieldProblem): number {
  switch (labelAction.kind) {
    case 'free':
      return labelCount ** 2;
    case 'free-affine':
      return labelCount * (labelCount + 1);
    case 'tangent':
      return labelAction.timeScaling ? 1 : 0;
    case 'tensor':
      return labelAction.factors.filter((factor) => factor === 'free').length * dimensionOf(ansatz) ** 2;
    case 'invariant':
    case 'same':
    case 'scale':
      return 0;
  }
}

/** What the action on labels adds at a sample; null where labels do not move. */
export function labelTerms(
  problem: FieldProblem,
  blocks: readonly WhitenedBlock[],
  x: Float64Array,
): LabelTerms | null {
  const { labelAction } = problem;
  if (labelAction.kind === 'invariant') return null;
  const labels = problem.value?.(x);
  if (labels === undefined) throw new RangeError('labels that move: expected their values, got only their derivatives');
  const f = Float64Array.from(labels);
  const unknowns = labelUnknownCount(problem);
  switch (labelAction.kind) {
    case 'free':
    case 'free-affine':
      return freeTerms(f, labelAction.kind === 'free-affine');
    case 'same':
      return sameTerms(f, blocks);
    case 'tangent':
      return tangentTerms(f, blocks, x, unknowns);
    case 'tensor':
      return tensorTerms(f, labelAction.factors, blocks, x, unknowns);
    case 'scale':
      return scaleTerms(f, labelAction.weight, blocks, x);
  }
}

/** n of the particles that a tensor's factors belong to. */
function dimensionOf({ blocks: [first] }: FieldProblem['ansatz']): number {
  return first?.dictionary.dimension ?? NaN;
}

/** −V f, and −d: unknowns V_lm at l·k + m, then d. */
function freeTerms(f: Float64Array, isAffine: boolean): LabelTerms {
  const k = f.length;
  return {
    addTo: (row, label) => {
      f.forEach((value, m) => {
        row[label * k + m] = -value;
      });
      if (isAffine) row[k * k + label] = -1;
      return 0;
    },
  };
}

/** −v(f): the labels are points, on which the fields of the first block act. */
function sameTerms(f: Float64Array, blocks: readonly WhitenedBlock[]): LabelTerms {
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

/** −Dv·f, and −λ f: unknown λ first. */
function tangentTerms(
  f: Float64Array,
  blocks: readonly WhitenedBlock[],
  x: Float64Array,
  unknowns: number,
): LabelTerms {
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

/** −Σ over the factors of a tensor [n, …, n]: Dv in one of its places, or a free matrix. */
function tensorTerms(
  f: Float64Array,
  factors: readonly ('W' | 'free')[],
  blocks: readonly WhitenedBlock[],
  x: Float64Array,
  unknowns: number,
): LabelTerms {
  const [block] = blocks;
  const [copy] = block?.block.copies ?? [];
  if (block === undefined || copy === undefined) throw new RangeError('a tensor: expected features, got none');
  const n = copy.length;
  const slopes = block.derivative(Float64Array.from(copy, (at) => x[at] ?? NaN));
  const { toRaw, fromRaw } = block.features;
  return {
    addTo: (row, label) => {
      let norm = 0;
      let free = 0;
      factors.forEach((factor, position) => {
        const stride = n ** (factors.length - 1 - position);
        const own = Math.floor(label / stride) % n;
        const at = (index: number): number => f[label + (index - own) * stride] ?? NaN;
        if (factor === 'free') {
          for (let m = 0; m < n; m += 1) row[free + own * n + m] = (row[free + own * n + m] ?? NaN) - at(m);
          free += n * n;
          return;
        }
        // (Dv)_own,m f_m with Dv = B Σ_jk c_jk e_j ⊗ ∂ψ̃_k/∂z B⁻¹
        const turned = Float64Array.from({ length: n }, (_, j) => {
          let sum = 0;
          for (let m = 0; m < n; m += 1) sum += fromRaw.get(j, m) * at(m);
          return sum;
        });
        for (let j = 0; j < n; j += 1) {
          for (let k = 0; k < block.size; k += 1) {
            const slope = turned.reduce((sum, value, i) => sum + value * (slopes[k * n + i] ?? NaN), 0);
            const p = unknowns + j * block.size + k;
            row[p] = (row[p] ?? NaN) - toRaw.get(own, j) * slope;
          }
        }
        norm += Math.hypot(...toRaw.getRow(own)) * Math.hypot(...turned) * Math.hypot(...slopes);
      });
      return norm;
    },
  };
}

/** −w (tr Dv / n) f, with the mean of tr Dv over the particles. */
function scaleTerms(f: Float64Array, weight: number, blocks: readonly WhitenedBlock[], x: Float64Array): LabelTerms {
  const copyCount = blocks.reduce((sum, { block }) => sum + block.copies.length, 0);
  const parts = blocks.map((block) => {
    const n = block.features.mean.length;
    const traces = new Float64Array(n * block.size);
    let norm = 0;
    for (const copy of block.block.copies) {
      const slopes = block.derivative(Float64Array.from(copy, (at) => x[at] ?? NaN));
      for (let j = 0; j < n; j += 1) {
        for (let k = 0; k < block.size; k += 1) {
          const p = j * block.size + k;
          traces[p] = (traces[p] ?? NaN) + (slopes[k * n + j] ?? NaN) / (n * copyCount);
        }
      }
      norm += Math.hypot(...slopes) / (n * copyCount);
    }
    return { traces, norm };
  });
  return {
    addTo: (row, label) => {
      const value = weight * (f[label] ?? NaN);
      let offset = 0;
      let norm = 0;
      for (const { traces, norm: own } of parts) {
        traces.forEach((trace, p) => {
          row[offset + p] = (row[offset + p] ?? NaN) - value * trace;
        });
        offset += traces.length;
        norm += Math.abs(value) * own;
      }
      return norm;
    },
  };
}

interface FeaturePlace {
  readonly block: WhitenedBlock;
  /** Of the feature among those of its particle. */
  readonly component: number;
  /** Of the block's fields among all. */
  readonly offset: number;
  readonly copy: readonly number[];
}

/** The block, copy and component of every feature of a sample. */
function featurePlaces(blocks: readonly WhitenedBlock[]): ReadonlyMap<number, FeaturePlace> {
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

/** Adds to one raw component of all fields of a block: B_component,j · entries of ψ̃_k. */
function addComponent(
  row: Float64Array,
  offset: number,
  { size, features: { toRaw } }: WhitenedBlock,
  component: number,
  entry: (k: number) => number,
  norm: number,
): number {
  const weights = toRaw.getRow(component);
  for (let k = 0; k < size; k += 1) {
    const value = entry(k);
    weights.forEach((weight, j) => {
      const p = offset + j * size + k;
      row[p] = (row[p] ?? NaN) + weight * value;
    });
  }
  return norm * Math.hypot(...weights);
}
