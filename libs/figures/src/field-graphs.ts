import type { FigureLayout } from './layout.js';
import { INK, PAIR_COLOURS } from './palettes.js';
import { PANEL_SIDE, panelSheet } from './panel-sheet.js';
import { planeFrame, ticks, type PanelPlace } from './plane-frame.js';
import { coordinate, emptyDocument } from './svg-document.js';

/** A field on the line. */
export interface LineField {
  /** Its name and formula. */
  readonly title: string;
  readonly velocity: (x: number) => number;
}

const STEPS = 160;
const HEIGHT = 150;
/** Bisection halves a bracket of a zero so often. */
const HALVINGS = 40;

/**
 * Fields on the line as graphs of v(x), one panel each; rings stand where a field is at rest, and arrows on the line v = 0
 * say which way it flows.
 *
 * @returns an SVG
 */
export function fieldGraphs(
  fields: readonly LineField[],
  { range, name }: { readonly range: readonly [from: number, to: number]; readonly name: string },
  layout: FigureLayout = 'wide',
): string {
  if (fields.length === 0) return emptyDocument('there is no generator, so no field to show');
  const places = Array.from({ length: STEPS + 1 }, (_, step) => range[0] + ((range[1] - range[0]) * step) / STEPS);
  const panels = fields.map(({ title, velocity }) => {
    const values = places.map(velocity);
    const zeros = zerosOf(velocity, places);
    const largest = Math.max(0, ...values.map(Math.abs).filter(Number.isFinite)) || 1;
    return {
      title,
      draw: (place: PanelPlace) => {
        const box = { x1: range, x2: [-1.12 * largest, 1.12 * largest] as const };
        const frame = planeFrame(place, box, [name, `v(${name})`]);
        const pixel = (x: number, v: number): string => frame.at([x, v]).map(coordinate).join(',');
        const graph = places
          .map((x, index) => pixel(x, values[index] ?? Number.NaN))
          .filter((text) => !text.includes('NaN'));
        return frame.around([
          `<path d="M${pixel(range[0], 0)}L${pixel(range[1], 0)}" stroke="#b6bcc6"/>`,
          ...arrowPlaces(range, zeros).flatMap((x) => flowMark(frame.at([x, 0]), velocity(x), largest)),
          `<path d="M${graph.join('L')}" fill="none" stroke="${PAIR_COLOURS[0]}" stroke-width="2"/>`,
          ...zeros.map((zero) => {
            const [x, y] = frame.at([zero, 0]).map(coordinate);
            return `<circle cx="${String(x)}" cy="${String(y)}" r="4.5" fill="#ffffff" stroke="${INK.outline}" stroke-width="2"/>`;
          }),
        ]);
      },
    };
  });
  return panelSheet(panels, { width: PANEL_SIDE, height: HEIGHT }, layout);
}

/** Where arrows stand: away from the ends and from where the field is at rest. */
function arrowPlaces(range: readonly [number, number], zeros: readonly number[]): number[] {
  const apart = (range[1] - range[0]) / 16;
  return ticks(range).filter((x) => [...range, ...zeros].every((other) => Math.abs(x - other) > apart));
}

/** A small arrow on the line, to the side that the field flows to. */
function flowMark([x, y]: readonly [number, number], speed: number, largest: number): string[] {
  if (!(Math.abs(speed) > 1e-3 * largest)) return [];
  const side = speed > 0 ? 1 : -1;
  const point = (dx: number, dy: number): string => `${coordinate(x + side * dx)},${coordinate(y + dy)}`;
  return [`<path d="M${point(6, 0)}L${point(-3, 4)}L${point(-3, -4)}Z" fill="${INK.muted}"/>`];
}

/** Where a function changes its sign, or touches zero at one of the places. */
function zerosOf(value: (x: number) => number, places: readonly number[]): number[] {
  return places.slice(1).flatMap((right, index) => {
    const left = places[index] ?? right;
    const [a, b] = [value(left), value(right)];
    if (a === 0 && b === 0) return [];
    if (a === 0) return [left];
    if (b === 0) return index === places.length - 2 ? [right] : [];
    if (!(a * b < 0)) return [];
    let [low, high] = [left, right];
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      const middle = (low + high) / 2;
      if (value(middle) * a > 0) low = middle;
      else high = middle;
    }
    return [(low + high) / 2];
  });
}
