import { combinationText } from './combination-text.js';
import { LAYOUT_WIDTH, type FigureLayout } from './layout.js';
import { fieldName } from './notation.js';
import { INK, WHEEL, colourAt, needsLightInk } from './palettes.js';
import { MOST_FIELDS } from './panel-sheet.js';
import { coordinate, emptyDocument, svgDocument, svgText } from './svg-document.js';
import { wrapTitle } from './wrap-title.js';

const MARGIN = 10;
const TEXT = { size: 13, line: 18 } as const;
const CELL = { least: 36, height: 30, letter: 8, gap: 2 } as const;
/** Pixels beside a table: at most, and for a letter. */
const FORMULA = { widest: 340, letter: 7.3, gap: 22 } as const;

/** A basis of an algebra. */
export interface BracketBasis {
  /** The formula of every field. */
  readonly formulas: readonly string[];
  /** a, shape [d(d−1)/2, d]: [v_a, v_b] = Σ_c a_abc v_c, rows in the order (1,2), (1,3), …, (2,3), …; null where not finite. */
  readonly structureConstants: readonly (readonly (number | null)[])[];
}

/**
 * The brackets of a basis of fields as a table: cell (a, b) says what [v_a, v_b] is, and is coloured by the field that it is a
 * multiple of, paler for a negative one; grey where it is a sum, nearly white where they commute. Beside every row stands the
 * formula of its field. Where the cells would be too wide, the brackets that are not zero follow as a list.
 *
 * @returns an SVG
 */
export function bracketTable({ formulas, structureConstants }: BracketBasis, layout: FigureLayout = 'wide'): string {
  const count = formulas.length;
  if (count < 2) return emptyDocument('a single generator has no brackets');
  if (count > MOST_FIELDS) return emptyDocument(`${String(count)} fields are too many for a table of brackets`);
  const names = formulas.map((_, index) => fieldName(index + 1));
  const scale = Math.max(0, ...structureConstants.flat().map((constant) => Math.abs(constant ?? 0)));
  const brackets = bracketsOf(structureConstants, names, scale || 1);
  const longest = Math.max(...brackets.flat().map(({ text }) => text.length));
  const width = Math.max(CELL.least, longest * CELL.letter + 8);
  const lengths = formulas.map((formula, index) => `${names[index] ?? ''} = ${formula}`.length);
  const beside = layout === 'wide' ? Math.min(FORMULA.widest, Math.max(...lengths) * FORMULA.letter + FORMULA.gap) : 0;
  const available = LAYOUT_WIDTH[layout] - 2 * MARGIN - beside - 30;
  const headsIn = (pixels: number): string[][] =>
    formulas.map((formula, index) => wrapTitle(`${names[index] ?? ''} = ${formula}`, pixels, TEXT.size));
  if (count * width > available) {
    const half = layout === 'wide' ? LAYOUT_WIDTH.wide / 2 : LAYOUT_WIDTH.narrow;
    return bracketList(headsIn(half - 3 * MARGIN), brackets, names, layout);
  }
  return layout === 'wide'
    ? tableBeside(headsIn(beside - FORMULA.gap + 8), brackets, names, width, beside)
    : tableBelow(headsIn(LAYOUT_WIDTH.narrow - 3 * MARGIN), brackets, names, width);
}

interface Bracket {
  readonly text: string;
  /** The field that it is a multiple of, from 0; null for none or several. */
  readonly single: number | null;
  readonly isZero: boolean;
  readonly isNegative: boolean;
}

/** All brackets, [d][d]. */
function bracketsOf(
  constants: BracketBasis['structureConstants'],
  names: readonly string[],
  scale: number,
): Bracket[][] {
  const pairs = new Map<string, readonly (number | null)[]>();
  let pair = 0;
  names.forEach((_, a) => {
    for (let b = a + 1; b < names.length; b += 1, pair += 1) {
      const row = constants[pair] ?? [];
      pairs.set(`${String(a)},${String(b)}`, row);
      pairs.set(
        `${String(b)},${String(a)}`,
        row.map((constant) => (constant === null ? null : -constant)),
      );
    }
  });
  return names.map((_, a) =>
    names.map((__, b) => {
      const row = pairs.get(`${String(a)},${String(b)}`) ?? [];
      const text = combinationText(row, names, scale);
      const present = row.flatMap((constant, c) => (Math.abs(constant ?? Number.NaN) <= 1e-6 * scale ? [] : [c]));
      const [first] = present;
      return {
        text,
        single: present.length === 1 ? (first ?? null) : null,
        isZero: present.length === 0,
        isNegative: first !== undefined && (row[first] ?? 0) < 0,
      };
    }),
  );
}

function tableBeside(
  heads: readonly string[][],
  brackets: readonly Bracket[][],
  names: readonly string[],
  width: number,
  beside: number,
): string {
  const marks: string[] = columnHeads(names, MARGIN + beside, MARGIN + TEXT.line, width);
  let top = MARGIN + TEXT.line + 8;
  heads.forEach((lines, a) => {
    const height = Math.max(CELL.height, lines.length * TEXT.line + 6);
    const first = top + height / 2 - ((lines.length - 1) * TEXT.line) / 2 + 4.5;
    marks.push(
      ...lines.map((text, line) => svgText(MARGIN, first + line * TEXT.line, text, { size: TEXT.size })),
      ...rowCells(brackets[a] ?? [], names, MARGIN + beside, top, width, height),
    );
    top += height + CELL.gap;
  });
  return svgDocument(MARGIN + beside + names.length * (width + CELL.gap) + MARGIN, top + MARGIN, marks);
}

function tableBelow(
  heads: readonly string[][],
  brackets: readonly Bracket[][],
  names: readonly string[],
  width: number,
): string {
  const { marks, bottom } = formulaList(heads, MARGIN);
  const left = MARGIN + 28;
  marks.push(...columnHeads(names, left, bottom + TEXT.line, width));
  let top = bottom + TEXT.line + 8;
  names.forEach((name, a) => {
    marks.push(
      svgText(left - 8, top + CELL.height / 2 + 4.5, name, { size: TEXT.size, anchor: 'end' }),
      ...rowCells(brackets[a] ?? [], names, left, top, width, CELL.height),
    );
    top += CELL.height + CELL.gap;
  });
  return svgDocument(left + names.length * (width + CELL.gap) + MARGIN, top + MARGIN, marks);
}

/** Formulas, then every bracket of two fields that is not zero, a line each. */
function bracketList(
  heads: readonly string[][],
  brackets: readonly Bracket[][],
  names: readonly string[],
  layout: FigureLayout,
): string {
  const width = layout === 'wide' ? LAYOUT_WIDTH.wide / 2 - 2 * MARGIN : LAYOUT_WIDTH.narrow;
  const lines = names.flatMap((first, a) =>
    names.slice(a + 1).flatMap((second, offset) => {
      const bracket = brackets[a]?.[a + 1 + offset];
      return bracket === undefined || bracket.isZero
        ? []
        : [wrapTitle(`[${first}, ${second}] = ${bracket.text}`, width - 20, TEXT.size)];
    }),
  );
  const { marks, bottom } = formulaList(heads, MARGIN);
  const left = layout === 'wide' ? LAYOUT_WIDTH.wide / 2 : MARGIN;
  let y = (layout === 'wide' ? MARGIN : bottom) + TEXT.size;
  for (const text of lines.flat()) {
    marks.push(svgText(left, y, text, { size: TEXT.size }));
    y += TEXT.line;
  }
  y += 6;
  marks.push(svgText(left, y, 'all others are zero', { size: 12, colour: INK.muted }));
  return svgDocument(layout === 'wide' ? LAYOUT_WIDTH.wide : LAYOUT_WIDTH.narrow, Math.max(bottom, y) + MARGIN, marks);
}

function formulaList(heads: readonly string[][], top: number): { readonly marks: string[]; readonly bottom: number } {
  let y = top + TEXT.size;
  const marks: string[] = [];
  for (const lines of heads) {
    lines.forEach((text, index) => {
      marks.push(svgText(MARGIN + (index === 0 ? 0 : 22), y, text, { size: TEXT.size }));
      y += TEXT.line;
    });
  }
  return { marks, bottom: y };
}

function columnHeads(names: readonly string[], left: number, y: number, width: number): string[] {
  return names.map((name, b) =>
    svgText(left + b * (width + CELL.gap) + width / 2, y, name, { anchor: 'middle', size: TEXT.size }),
  );
}

function rowCells(
  row: readonly Bracket[],
  names: readonly string[],
  left: number,
  top: number,
  width: number,
  height: number,
): string[] {
  return row.map((bracket, b) => {
    const x = left + b * (width + CELL.gap);
    const [fill, ink] = cellColours(bracket, names.length);
    return (
      `<rect x="${coordinate(x)}" y="${coordinate(top)}" width="${coordinate(width)}" height="${coordinate(height)}" rx="3" fill="${fill}"/>` +
      (bracket.isZero
        ? ''
        : svgText(x + width / 2, top + height / 2 + 4.5, bracket.text, {
            anchor: 'middle',
            size: TEXT.size,
            colour: ink,
          }))
    );
  });
}

function cellColours({ single, isZero, isNegative }: Bracket, count: number): readonly [fill: string, ink: string] {
  if (isZero) return ['#f1f2f4', INK.dark];
  if (single === null) return ['#d6dae0', INK.dark];
  const channels = colourAt(WHEEL, single / count).map((channel) =>
    Math.round(isNegative ? (channel + 2 * 255) / 3 : channel),
  );
  const [red = 0, green = 0, blue = 0] = channels;
  return [`rgb(${channels.map(String).join(',')})`, needsLightInk([red, green, blue]) ? INK.light : INK.dark];
}
