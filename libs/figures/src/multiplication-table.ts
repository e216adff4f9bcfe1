import type { TopLevelSpec } from 'vega-lite';

import { bracketProducts, productMark } from './bracket-products.js';
import { emptyFigure } from './empty-figure.js';
import { LAYOUT_WIDTH, type FigureLayout } from './layout.js';
import { generatorName } from './notation.js';
import { INK } from './palettes.js';
import { themeFor } from './theme.js';

type Constants = readonly (readonly (number | null)[])[];

/**
 * The multiplication table of an algebra: cell (a, b) has the colour and the number of the generator 𝕁_c that [𝕁_a, 𝕁_b] is
 * a multiple of, with its sign (a minus is paler). Nearly white where they commute, grey where the commutator mixes several generators.
 *
 * Meant for sparse bases; in a basis as training finds it nearly all cells are grey.
 *
 * @param constants f, shape [N_g(N_g−1)/2, N_g], rows in the order (1,2), (1,3), …, (2,3), …
 */
export function multiplicationTable(constants: Constants, layout: FigureLayout = 'wide'): TopLevelSpec {
  const count = constants[0]?.length ?? 0;
  if (count === 0) return emptyFigure('a single generator has no commutators, so no multiplication table');
  const step = Math.max(4, Math.min(42, Math.floor((Math.min(LAYOUT_WIDTH[layout], 660) - 60) / count)));
  const values = tableCells(constants, count);
  const hasLabels = step >= 20;
  const kinds = [...new Set(values.flatMap(({ meaning }) => (meaning === null ? [] : [meaning])))];
  const axis = (title: string) => ({
    title,
    labelAngle: 0,
    domain: false,
    ticks: false,
    labelPadding: 5,
    ...(hasLabels ? {} : { values: thinned(count) }),
  });
  const place = {
    x: { field: 'second', type: 'ordinal', sort: { field: 'b', op: 'min' }, scale: BANDS, axis: axis('𝕁_b') },
    y: { field: 'first', type: 'ordinal', sort: { field: 'a', op: 'min' }, scale: BANDS, axis: axis('𝕁_a') },
  } as const;
  return {
    config: themeFor(layout),
    data: { values },
    width: { step },
    height: { step },
    layer: [
      {
        name: 'products',
        transform: [{ filter: 'datum.meaning === null' }],
        mark: { type: 'rect', cornerRadius: step >= 12 ? 2 : 0 },
        encoding: { ...place, color: { field: 'colour', type: 'nominal', scale: null } },
      },
      ...(['zero', 'mixed'] as const).map((kind) => ({
        name: kind,
        transform: [{ filter: `datum.meaning === '${MEANINGS[kind]}'` }],
        mark: { type: 'rect' as const },
        encoding: {
          ...place,
          fill: {
            field: 'meaning',
            type: 'nominal' as const,
            scale: { domain: kinds, range: kinds.map((name) => (name === MEANINGS.zero ? '#f1f2f4' : '#c3c8d0')) },
            legend: { title: null, symbolType: 'square', symbolSize: 160, symbolStrokeColor: '#b6bcc6' },
          },
        },
      })),
      ...(hasLabels ? [true, false] : []).map((isLight) => ({
        transform: [{ filter: `datum.meaning === null && datum.isLight === ${String(isLight)}` }],
        mark: { type: 'text' as const, fontSize: Math.min(13, step * 0.4), color: isLight ? INK.light : INK.dark },
        encoding: { ...place, text: { field: 'label', type: 'nominal' as const } },
      })),
    ],
  };
}

const BANDS = { padding: 0.04 };
const NO_MARK = { colour: null, label: '', isLight: false };
const MEANINGS = { zero: 'they commute', mixed: 'several generators mixed' } as const;

interface TableCell {
  readonly a: number;
  readonly b: number;
  readonly first: string;
  readonly second: string;
  readonly colour: string | null;
  readonly label: string;
  readonly isLight: boolean;
  readonly meaning: string | null;
}

function tableCells(constants: Constants, count: number): TableCell[] {
  const products = bracketProducts(constants, count);
  const cells: TableCell[] = [];
  for (let a = 0; a < count; a += 1) {
    cells.push(tableCell(a, a, products, count));
    for (let b = a + 1; b < count; b += 1)
      cells.push(tableCell(a, b, products, count), tableCell(b, a, products, count));
  }
  return cells;
}

function tableCell(a: number, b: number, products: ReturnType<typeof bracketProducts>, count: number): TableCell {
  const product = products[a]?.[b] ?? { kind: 'mixed' };
  const place = { a, b, first: generatorName(a + 1), second: generatorName(b + 1) };
  const meaning = product.kind === 'single' ? null : MEANINGS[product.kind];
  const { colour, label, isLight } = productMark(product, count) ?? NO_MARK;
  return { ...place, colour, label, isLight, meaning };
}

/** Every fifth name, or every tenth of many. */
function thinned(count: number): string[] {
  const stride = count > 40 ? 10 : 5;
  return Array.from({ length: Math.floor(count / stride) }, (_, index) => generatorName(stride * (index + 1)));
}
