import { dot } from './dot.js';
import type { StructureTensor } from './field-problem.js';
import type { WhitenedBlock } from './whitened-block.js';

/** Points at which products are compared, for every function: more than a dictionary has products that are independent. */
const POINTS_PER_FUNCTION = 12;
const FEWEST_POINTS = 400;

/** A product whose part outside of a span is below this share of the largest product lies in it. */
const INSIDE_BELOW = 1e-9;

/**
 * The structure tensor of the bracket of all fields, from their values at the data:
 *
 *     [ψ̃_k ∂_j, ψ̃_l ∂_i] = (ψ̃_l ∂_i ψ̃_k) ∂_j − (ψ̃_k ∂_j ψ̃_l) ∂_i
 *
 * Products ψ̃_k ∂_j ψ̃_l are expressed in the ψ̃, orthonormal on the data, and what is left in an orthonormal basis of its own.
 * For polynomials that is the exact tensor to rounding, and for other functions what of it the data can show.
 *
 * @param samples row-major [m, L]
 */
export function structureTensor(
  blocks: readonly WhitenedBlock[],
  samples: Float64Array,
  sampleLength: number,
): StructureTensor {
  const parts = blocks.map((block) => ({ block, ...productsOf(block, samples, sampleLength) }));
  const inside = parts.reduce((sum, { block }) => sum + fieldCount(block), 0);
  const size = parts.reduce((sum, { block, outside }) => sum + outside * block.features.mean.length, inside);
  const values = new Float64Array(inside * inside * size);
  let first = 0;
  let firstOutside = inside;
  for (const { block, outside, products } of parts) {
    const { size: count } = block;
    const n = block.features.mean.length;
    const width = count + outside;
    const add = (p: number, q: number, component: number, product: number, sign: number): void => {
      for (let s = 0; s < width; s += 1) {
        const at = s < count ? first + component * count + s : firstOutside + component * outside + (s - count);
        const place = (p * inside + q) * size + at;
        values[place] = (values[place] ?? NaN) + sign * (products[product * width + s] ?? NaN);
      }
    };
    for (let j = 0; j < n; j += 1) {
      for (let k = 0; k < count; k += 1) {
        for (let i = 0; i < n; i += 1) {
          for (let l = 0; l < count; l += 1) {
            const [p, q] = [first + j * count + k, first + i * count + l];
            add(p, q, j, (l * count + k) * n + i, 1);
            add(p, q, i, (k * count + l) * n + j, -1);
          }
        }
      }
    }
    first += n * count;
    firstOutside += n * outside;
  }
  return { inside, size, values };
}

/** The fields of a block. */
function fieldCount({ size, features: { mean } }: WhitenedBlock): number {
  return size * mean.length;
}

/** ψ̃_k ∂_j ψ̃_l at row (k·K̃ + l)·n + j, in the ψ̃ and an orthonormal basis of what is outside of them. */
function productsOf(
  block: WhitenedBlock,
  samples: Float64Array,
  sampleLength: number,
): { readonly outside: number; readonly products: Float64Array } {
  const {
    block: { copies },
    size: count,
    features,
  } = block;
  const n = features.mean.length;
  const points = spread(
    samples.length / sampleLength,
    copies.length,
    Math.max(FEWEST_POINTS, POINTS_PER_FUNCTION * count),
  ).map(([sample, copy]) =>
    Float64Array.from(copies[copy] ?? [], (place) => samples[sample * sampleLength + place] ?? NaN),
  );
  const values = points.map((x) => block.evaluate(x));
  const slopes = points.map((x) => block.derivative(x));
  const { orthonormal, triangle } = orthonormalColumns(values, count);
  const rows = count * count * n;
  const columns = Array.from({ length: rows }, (_, row) => {
    const [j, l, k] = [row % n, Math.floor(row / n) % count, Math.floor(row / n / count)];
    return Float64Array.from(points, (__, at) => (values[at]?.[k] ?? NaN) * (slopes[at]?.[l * n + j] ?? NaN));
  });
  const largest = Math.max(...columns.map((column) => norm(column)));
  const rests = columns.map((column) => column.slice());
  const coordinates: number[][] = columns.map(() => []);
  const takeAway = (direction: Float64Array): void => {
    rests.forEach((rest, row) => {
      const part = dot(direction, rest);
      coordinates[row]?.push(part);
      subtract(rest, part, direction);
    });
  };
  orthonormal.forEach(takeAway);
  let outside = 0;
  for (;;) {
    const sizes = rests.map((rest) => norm(rest));
    const pivot = sizes.indexOf(Math.max(...sizes));
    const rest = rests[pivot];
    const size = sizes[pivot] ?? 0;
    if (rest === undefined || size <= INSIDE_BELOW * largest) break;
    // Twice: what is left of a column after one pass is orthogonal to the others only as far as it was not small.
    const again = rest.slice();
    orthonormal.forEach((direction) => {
      const part = dot(direction, again);
      subtract(again, part, direction);
    });
    const length = norm(again);
    const direction = again.map((entry) => entry / length);
    orthonormal.push(direction);
    takeAway(direction);
    outside += 1;
  }
  // In units in which ψ̃ has mean square 1 over the points: a column of the points is √points times as long.
  const root = Math.sqrt(points.length);
  coordinates.forEach((own) => {
    inFunctions(own, triangle);
  });
  return { outside, products: Float64Array.from(coordinates.flat(), (entry) => entry / root) };
}

/** Q and T with Ψ̃/√points = Q T: T is near 1, for Ψ̃ is orthonormal over all data, and the points are some of these. */
function orthonormalColumns(
  values: readonly Float64Array[],
  count: number,
): { readonly orthonormal: Float64Array[]; readonly triangle: readonly Float64Array[] } {
  const root = Math.sqrt(values.length);
  const orthonormal: Float64Array[] = [];
  const triangle = Array.from({ length: count }, (_, k) => {
    const column = Float64Array.from(values, (row) => (row[k] ?? NaN) / root);
    const entries = new Float64Array(count);
    for (let pass = 0; pass < 2; pass += 1) {
      orthonormal.forEach((direction, c) => {
        const part = dot(direction, column);
        entries[c] = (entries[c] ?? NaN) + part;
        subtract(column, part, direction);
      });
    }
    entries[k] = norm(column);
    orthonormal.push(column.map((entry) => entry / (entries[k] ?? NaN)));
    return entries; // of column k of T
  });
  return { orthonormal, triangle };
}

/** Coordinates along Q become those along the functions: T a = b, the later ones stay as they are. */
function inFunctions(coordinates: number[], triangle: readonly Float64Array[]): void {
  for (let k = triangle.length - 1; k >= 0; k -= 1) {
    const value = (coordinates[k] ?? NaN) / (triangle[k]?.[k] ?? NaN);
    coordinates[k] = value;
    for (let c = 0; c < k; c += 1) coordinates[c] = (coordinates[c] ?? NaN) - value * (triangle[k]?.[c] ?? NaN);
  }
}

/** Samples and copies, at most so many, in even steps. */
function spread(sampleCount: number, copyCount: number, most: number): [sample: number, copy: number][] {
  const total = sampleCount * copyCount;
  const step = Math.max(1, total / most);
  return Array.from({ length: Math.min(total, most) }, (_, at) => {
    const index = Math.floor(at * step);
    return [Math.floor(index / copyCount), index % copyCount];
  });
}

/** a − part·b, in place. */
function subtract(a: Float64Array, part: number, b: Float64Array): void {
  for (let at = 0; at < a.length; at += 1) a[at] = (a[at] ?? NaN) - part * (b[at] ?? NaN);
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}
