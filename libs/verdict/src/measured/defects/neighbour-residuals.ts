import type { Matrix } from '@liesweep/lie';
import { shuffledRows } from '../rows/shuffled-rows.js';

/** Cost only: pairs are searched among this many rows. */
const MOST_ROWS = 4000;

/** Neighbours whose residuals are averaged. */
const NEIGHBOURS = 5;

/** A correlation of neighbours' residuals this many standard errors above 0 is structure. */
const SIGNIFICANT = 3.3;

/** Radians per sd assumed for structure that neighbours share. */
const SHARED_FREQUENCY = 6;

/** The closest pairs that are judged together, as shares of all, and the fewest of them. */
const CLOSEST_SHARES = [0.1, 0.3, 1];
const FEWEST_PAIRS = 30;

/** A wave is shared by two rows up to about a quarter of its length apart: ω = 1.5 / distance. */
const RADIANS_APART = 1.5;

/**
 * What residuals of neighbouring rows have in common is no noise: an upper bound of the size of its gradient.
 *
 * Twice: e_i times the mean of its five neighbours, at 6 radians per sd; and e_i e_j over the closest tenth, third and all of the pairs of
 * nearest neighbours, at 1.5 radians over their median distance. The second catches any wave longer than the spacing of
 * rows when labels have no noise.
 *
 * @param points z, shape [N, r]
 * @param residuals e, shape [N]
 * @returns 0 when no pairs agree
 */
export function neighbourFrequency(points: Matrix, residuals: Float64Array): number {
  const rows = shuffledRows(points.rows, MOST_ROWS);
  const neighbours = nearestNeighbours(points, rows);
  const e = rows.map((row) => residuals[row] ?? NaN);
  const shared = correlation(
    neighbours.map(({ indices }, i) => (e[i] ?? NaN) * mean(indices.map((j) => e[j] ?? NaN))),
    2,
  );
  const pairs = neighbours
    .map(({ indices: [nearest = 0], distance }, i) => ({
      product: (e[i] ?? NaN) * (e[nearest] ?? NaN),
      distance,
      i,
      nearest,
    }))
    .filter(({ i, nearest }) => neighbours[nearest]?.indices[0] !== i || i < nearest) // a mutual pair counts once
    .sort((a, b) => a.distance - b.distance);
  const close = CLOSEST_SHARES.map((part) => {
    const chosen = pairs.slice(0, Math.max(FEWEST_PAIRS, Math.floor(part * pairs.length)));
    const middle = chosen[Math.floor(chosen.length / 2)]?.distance ?? NaN;
    return (
      (RADIANS_APART / middle) *
      correlation(
        chosen.map(({ product }) => product),
        1,
      )
    );
  });
  return Math.max(SHARED_FREQUENCY * shared, ...close);
}

/** √mean of products whose mean is significantly above 0, else 0. @param copies how often each product is in the list, about */
function correlation(products: readonly number[], copies: number): number {
  const average = mean(products);
  const deviation = Math.sqrt(mean(products.map((product) => (product - average) ** 2)));
  return average > (SIGNIFICANT * deviation) / Math.sqrt(products.length / copies) && average > 0
    ? Math.sqrt(average)
    : 0;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}

interface Neighbours {
  /** Indices into the chosen rows, the nearest first. */
  readonly indices: readonly number[];
  /** To the nearest. */
  readonly distance: number;
}

function nearestNeighbours({ columns, data }: Matrix, rows: readonly number[]): Neighbours[] {
  const chosen = Float64Array.from(rows.flatMap((row) => [...data.subarray(row * columns, (row + 1) * columns)]));
  const count = Math.min(NEIGHBOURS, rows.length - 1);
  const indices = new Int32Array(count);
  const squares = new Float64Array(count);
  return rows.map((_, i) => {
    squares.fill(Infinity);
    let farthest = Infinity;
    for (let j = 0; j < rows.length; j++) {
      let square = 0;
      for (let k = 0; k < columns; k++) {
        const step = (chosen[i * columns + k] ?? NaN) - (chosen[j * columns + k] ?? NaN);
        square += step * step;
      }
      if (square < farthest && j !== i) {
        let at = count - 1;
        for (; at > 0 && (squares[at - 1] ?? NaN) > square; at--) {
          squares[at] = squares[at - 1] ?? NaN;
          indices[at] = indices[at - 1] ?? 0;
        }
        squares[at] = square;
        indices[at] = j;
        farthest = squares[count - 1] ?? NaN;
      }
    }
    return { indices: [...indices], distance: Math.sqrt(squares[0] ?? NaN) };
  });
}
