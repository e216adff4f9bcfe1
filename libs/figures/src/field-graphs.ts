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
/** A speed below this share of the largest one is none. */
const AT_REST = 1e-6;

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

/** Where a function is zero: it changes its sign there, or touches zero. */
function zerosOf(value: (x: number) => number, places: readonly number[]): number[] {
  const values = places.map(value);
  const largest = Math.max(...values.map(Math.abs).filter(Number.isFinite), 0);
  if (largest === 0) return [];
  const found: number[] = [];
  for (let index = 1; index < places.length; index += 1) {
    const [left, right] = [places[index - 1] ?? Number.NaN, places[index] ?? Number.NaN];
    const [a, b, c] = [values[index - 1] ?? Number.NaN, values[index] ?? Number.NaN, values[index + 1] ?? Number.NaN];
    if (a * b < 0) found.push(crossing(value, left, right));
    const touches = Math.abs(b) <= Math.abs(a) && Math.abs(b) <= Math.abs(c) && a * b >= 0 && b * c >= 0;
    if (!touches) continue;
    const lowest = lowestSize(value, left, places[index + 1] ?? right);
    if (Math.abs(value(lowest)) < AT_REST * largest) found.push(lowest);
  }
  const apart = ((places.at(-1) ?? 0) - (places[0] ?? 0)) / places.length;
  return found.filter((zero, index) => index === 0 || zero - (found[index - 1] ?? zero) > apart);
}

function crossing(value: (x: number) => number, left: number, right: number): number {
  let [low, high] = [left, right];
  const sign = value(left);
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (value(middle) * sign > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Where a function between two places is nearest to zero, if it is so at one place alone. */
function lowestSize(value: (x: number) => number, left: number, right: number): number {
  let [low, high] = [left, right];
  for (let step = 0; step < HALVINGS; step += 1) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (Math.abs(value(a)) < Math.abs(value(b))) high = b;
    else low = a;
  }
  return (low + high) / 2;
}
