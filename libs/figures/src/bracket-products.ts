import { WHEEL, colourAt, needsLightInk } from './palettes.js';

/** A commutator counts as ± one generator when that component holds this share of its squared length. */
const SINGLE_SHARE = 0.98;
/** Commutators shorter than this share of the longest one count as zero: training leaves 1e-4, structure starts far above. */
const ZERO_SHARE = 0.02;

/** What a commutator is: nothing, a mixture, or a multiple of one generator (counted from 0) with its sign. */
export type BracketProduct =
  | { readonly kind: 'zero' | 'mixed' }
  | { readonly kind: 'single'; readonly c: number; readonly sign: 1 | -1 };

/** How a product is drawn: on a colour that belongs to its generator, paler for a minus. */
export interface ProductMark {
  /** Red, green and blue, 0 to 255. */
  readonly fill: readonly [red: number, green: number, blue: number];
  readonly colour: string;
  readonly label: string;
  readonly isLight: boolean;
}

/**
 * What every commutator [𝕁_a, 𝕁_b] is, shape [N_g, N_g].
 *
 * @param constants f, shape [N_g(N_g−1)/2, N_g], rows in the order (1,2), (1,3), …, (2,3), …; null where not finite
 * @param count N_g
 */
export function bracketProducts(
  constants: readonly (readonly (number | null)[])[],
  count: number,
): readonly (readonly BracketProduct[])[] {
  const longest = Math.max(...constants.map(squaredLength).filter((square) => Number.isFinite(square)), 0);
  const table = Array.from({ length: count }, () =>
    Array.from({ length: count }, (): BracketProduct => ({ kind: 'zero' })),
  );
  let pair = 0;
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 1; b < count; b += 1, pair += 1) {
      const product = productOf(constants[pair] ?? [null], longest);
      set(table, a, b, product);
      set(table, b, a, negated(product));
    }
  }
  return table;
}

/** The colour and the number of a product that is one generator; null of any other. */
export function productMark(product: BracketProduct, count: number): ProductMark | null {
  if (product.kind !== 'single') return null;
  const { c, sign } = product;
  const channels = colourAt(WHEEL, c / count).map((channel) =>
    Math.round(sign > 0 ? channel : (channel + 2 * 255) / 3),
  );
  const [red = 0, green = 0, blue = 0] = channels;
  return {
    fill: [red, green, blue],
    colour: `rgb(${[red, green, blue].map(String).join(', ')})`,
    label: `${sign > 0 ? '+' : '−'}${String(c + 1)}`,
    isLight: needsLightInk([red, green, blue]),
  };
}

function set(table: BracketProduct[][], a: number, b: number, product: BracketProduct): void {
  const row = table[a];
  if (row !== undefined) row[b] = product;
}

function productOf(row: readonly (number | null)[], longest: number): BracketProduct {
  const square = squaredLength(row);
  if (!Number.isFinite(square)) return { kind: 'mixed' };
  if (square <= ZERO_SHARE ** 2 * longest) return { kind: 'zero' };
  const c = row.findIndex((component) => (component ?? 0) ** 2 >= SINGLE_SHARE * square);
  return c < 0 ? { kind: 'mixed' } : { kind: 'single', c, sign: (row[c] ?? 0) > 0 ? 1 : -1 };
}

function negated(product: BracketProduct): BracketProduct {
  return product.kind === 'single' ? { ...product, sign: product.sign === 1 ? -1 : 1 } : product;
}

/** NaN when a component is not finite. */
function squaredLength(row: readonly (number | null)[]): number {
  return row.reduce<number>((sum, component) => sum + (component ?? NaN) ** 2, 0);
}
