import { matrixOf, multiply, type Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { dynkinDiagram } from './dynkin-diagram.js';
import type { Root, RootSystem } from './root-system.js';

/** A positive functional must not come nearer to zero on a root than this share of its largest value. */
const CLEAR_OF_ZERO = 1e-3;

/** Functionals drawn: nearly every one is clear of zero on all roots. */
const DRAWS = 16;

/** Roots that differ by less than this share of their squared length are the same. */
const SAME_ROOT = 0.05;

/** Every root is a whole combination of simple ones: where coefficients are off by more, the roots are not clear of the noise. */
const MOST_OFF_WHOLE = 0.1;

/** Squared lengths of a simple ideal's roots are in the ratios 1, 1/2 or 1/3 to the longest: below this share a root is short. */
const SHORT_BELOW = 0.75;

/** The roots of a semisimple algebra in Euclidean space, with what they are made of. */
export interface EuclideanRoots {
  readonly rank: number;
  /**
   * All roots, `rank` coordinates each, in an orthonormal basis of the space that they span, in the metric of the Killing form. The
   * first axis lies along the first simple root, and each further one in the span of those so far.
   */
  readonly vectors: readonly (readonly number[])[];
  /** Whether each is one of the longest of its simple ideal. */
  readonly isLong: readonly boolean[];
  /** Positions of the simple roots among all, along the Dynkin diagram, the largest part first. */
  readonly simple: readonly number[];
  /** Of the complexified algebra, such as `A3` or `A1 ⊕ A1`; B2 is also C2, and A3 also D3. */
  readonly type: string;
}

/**
 * The roots as vectors of Euclidean space. Their inner products are real and positive in every real form, so that neither the basis
 * of the Cartan subalgebra nor its signs matter.
 *
 * @returns null where the noise leaves no positive system, or no diagram that there is
 */
export function euclideanRoots(system: RootSystem): EuclideanRoots | null {
  const { rank, roots } = system;
  const products = innerProducts(system);
  const product = (a: number, b: number): number => products.data[a * roots.length + b] ?? Number.NaN;
  const found = simplePositions(products, rank);
  if (found === null) return null;
  const diagram = dynkinDiagram(found.map((a) => found.map((b) => Math.round((2 * product(a, b)) / product(b, b)))));
  if (diagram === null) return null;
  const simple = diagram.order.map((at) => found[at] ?? Number.NaN);
  const triangle = triangleOf(simple.map((a) => simple.map((b) => product(a, b))));
  const combinations = roots.map((_, root) =>
    wholeCombination(
      triangle,
      simple.map((a) => product(root, a)),
    ),
  );
  if (combinations.some((combination) => combination === null)) return null;
  const partOf = diagram.order.map((at) => diagram.partOf[at] ?? -1);
  const parts = combinations.map((combination) => partOf[combination?.findIndex((share) => share !== 0) ?? -1] ?? -1);
  const longest = (part: number): number =>
    Math.max(...roots.map((_, root) => (parts[root] === part ? product(root, root) : 0)));
  const lengths = new Map([...new Set(parts)].map((part) => [part, longest(part)]));
  return {
    ...{ rank, simple, type: diagram.type },
    vectors: combinations.map((combination) =>
      Array.from({ length: rank }, (_, axis) =>
        (combination ?? []).reduce((sum, share, k) => sum + share * (triangle[k]?.[axis] ?? Number.NaN), 0),
      ),
    ),
    isLong: roots.map((_, root) => product(root, root) > SHORT_BELOW * (lengths.get(parts[root] ?? -1) ?? Number.NaN)),
  };
}

/** (α, β) = Σ_k ±α(H_k) β(H_k) of all pairs, [roots, roots]: real, whatever the basis. */
function innerProducts({ roots, signs }: RootSystem): Matrix {
  const inner = (a: Root, b: Root): number =>
    signs.reduce(
      (sum, sign, k) =>
        sum +
        sign *
          ((a.real[k] ?? Number.NaN) * (b.real[k] ?? Number.NaN) -
            (a.imaginary[k] ?? Number.NaN) * (b.imaginary[k] ?? Number.NaN)),
      0,
    );
  return matrixOf(
    roots.length,
    roots.length,
    roots.flatMap((a) => roots.map((b) => inner(a, b))),
  );
}

/** The positive roots that are no sum of two positive ones; null where no functional tells them apart. */
function simplePositions(products: Matrix, rank: number): number[] | null {
  const count = products.rows;
  const draw = seededNormals(count);
  for (let index = 0; index < DRAWS; index++) {
    const functional = matrixOf(count, 1, Array.from({ length: count }, draw));
    const heights = multiply(products, functional).data;
    const largest = Math.max(...heights.map(Math.abs));
    if (!heights.every((height) => Math.abs(height) > CLEAR_OF_ZERO * largest)) continue;
    const positive = Array.from({ length: count }, (_, root) => root).filter((root) => (heights[root] ?? 0) > 0);
    const simple = positive.filter((root) => !isSum(root, positive, products));
    if (simple.length === rank) return simple;
  }
  return null;
}

/** Whether a root is the sum of two of others: |α − β − γ|² = 0. */
function isSum(root: number, others: readonly number[], { data, columns }: Matrix): boolean {
  const product = (a: number, b: number): number => data[a * columns + b] ?? Number.NaN;
  const own = product(root, root);
  return others.some((a, at) =>
    others.slice(at + 1).some((b) => {
      const squares = own + product(a, a) + product(b, b);
      return Math.abs(squares - 2 * (product(root, a) + product(root, b) - product(a, b))) < SAME_ROOT * own;
    }),
  );
}

/** L with L Lᵀ = S, lower triangular: the simple roots as rows. */
function triangleOf(products: readonly (readonly number[])[]): number[][] {
  const rows: number[][] = [];
  products.forEach((row, i) => {
    const own = row.map(() => 0);
    for (let j = 0; j <= i; j++) {
      const other = rows[j] ?? own;
      const rest =
        (row[j] ?? Number.NaN) - own.reduce((sum, entry, k) => sum + (k < j ? entry * (other[k] ?? 0) : 0), 0);
      own[j] = j === i ? Math.sqrt(rest) : rest / (other[j] ?? Number.NaN);
    }
    rows.push(own);
  });
  return rows;
}

/** The whole numbers k with α = Σ_i k_i α_i, from the products (α, α_i); null where they are no whole numbers. */
function wholeCombination(triangle: readonly (readonly number[])[], products: readonly number[]): number[] | null {
  const forward: number[] = [];
  triangle.forEach((row, i) => {
    const rest =
      (products[i] ?? Number.NaN) - forward.reduce((sum, entry, k) => sum + entry * (row[k] ?? Number.NaN), 0);
    forward.push(rest / (row[i] ?? Number.NaN));
  });
  const shares = forward.map(() => 0);
  for (let i = forward.length - 1; i >= 0; i--) {
    const rest = shares.reduce((sum, share, k) => sum + (k > i ? share * (triangle[k]?.[i] ?? Number.NaN) : 0), 0);
    shares[i] = ((forward[i] ?? Number.NaN) - rest) / (triangle[i]?.[i] ?? Number.NaN);
  }
  const whole = shares.map((share) => Math.round(share) + 0);
  return shares.every((share, i) => Math.abs(share - (whole[i] ?? Number.NaN)) < MOST_OFF_WHOLE) ? whole : null;
}
