import type { PlanePoint } from './contour-lines.js';
import type { PlaneBox } from './plane-frame.js';

/** Starts of the search per side. */
const STARTS = 12;
const STEPS = 40;

/** Of the box: two zeros closer than this are one, and a difference quotient reaches so far. */
const APART = 0.02;
const DIFFERENCE = 1e-5;

/** A speed below this share of the largest one at the starts is none. */
const AT_REST = 1e-9;

/**
 * Points of a rectangle where a field is at rest, found by Newton’s method from a grid of starts. Where a field is at rest on a
 * curve they are many, and lie along it; nowhere or everywhere they are none.
 */
export function fixedPoints(velocity: (x: PlanePoint) => PlanePoint, box: PlaneBox): PlanePoint[] {
  const [width, height] = [box.x1[1] - box.x1[0], box.x2[1] - box.x2[0]];
  const starts = Array.from(
    { length: STARTS * STARTS },
    (_, index): PlanePoint => [
      box.x1[0] + (width * ((index % STARTS) + 0.5)) / STARTS,
      box.x2[0] + (height * (Math.floor(index / STARTS) + 0.5)) / STARTS,
    ],
  );
  const fastest = Math.max(...starts.map((start) => Math.hypot(...velocity(start))));
  const isAtRest = (x: PlanePoint): boolean => Math.hypot(...velocity(x)) <= AT_REST * fastest;
  const found: PlanePoint[] = [];
  for (const start of starts) {
    const end = newton(velocity, start, [DIFFERENCE * width, DIFFERENCE * height]);
    const isInside = end[0] >= box.x1[0] && end[0] <= box.x1[1] && end[1] >= box.x2[0] && end[1] <= box.x2[1];
    const isKnown = found.some(([a, b]) => Math.hypot((a - end[0]) / width, (b - end[1]) / height) < APART);
    if (fastest > 0 && isInside && !isKnown && isAtRest(end)) found.push(end);
  }
  return found;
}

/** Steps of least length, so that a field at rest on a curve leads to its nearest point. */
function newton(velocity: (x: PlanePoint) => PlanePoint, start: PlanePoint, [h1, h2]: PlanePoint): PlanePoint {
  let [x, y] = start;
  for (let step = 0; step < STEPS; step += 1) {
    const [u, v] = velocity([x, y]);
    const [right, left] = [velocity([x + h1, y]), velocity([x - h1, y])];
    const [above, below] = [velocity([x, y + h2]), velocity([x, y - h2])];
    const [a, c] = [(right[0] - left[0]) / (2 * h1), (right[1] - left[1]) / (2 * h1)];
    const [b, d] = [(above[0] - below[0]) / (2 * h2), (above[1] - below[1]) / (2 * h2)];
    // (JᵀJ + ε)⁻¹Jᵀv
    const [p, q, r] = [a * a + c * c, a * b + c * d, b * b + d * d];
    const damping = 1e-10 * (p + r);
    const [s, t] = [a * u + c * v, b * u + d * v];
    const determinant = (p + damping) * (r + damping) - q * q;
    if (!(determinant > 0)) break;
    x -= ((r + damping) * s - q * t) / determinant;
    y -= ((p + damping) * t - q * s) / determinant;
  }
  return [x, y];
}
