import type { RandomStream } from '@liesweep/sweep';
import { IMAGE_SIDE, PIXEL_COUNT } from './mnist-digits.js';

/** Standard deviations of a random affine map: a rotation and shears in radians, stretches, and shifts in pixels. */
const DEVIATION = { turn: 0.1, stretch: 0.08, shear: 0.1, shift: 1 };

/**
 * Images as another hand might have written them: each turned, stretched, sheared and shifted a little, at random. They
 * teach a network fitted to few digits what does not matter.
 *
 * @param images row-major [m, 784]
 * @param normal a stream of standard normal numbers
 */
export function distortImages(images: Float32Array, normal: RandomStream): Float32Array {
  const distorted = new Float32Array(images.length);
  for (let first = 0; first < images.length; first += PIXEL_COUNT) {
    const turn = DEVIATION.turn * normal();
    const [a, d] = [1 + DEVIATION.stretch * normal(), 1 + DEVIATION.stretch * normal()];
    const [b, c] = [DEVIATION.shear * normal() - turn, turn];
    const [right, down] = [DEVIATION.shift * normal(), DEVIATION.shift * normal()];
    warp(images.subarray(first, first + PIXEL_COUNT), distorted.subarray(first, first + PIXEL_COUNT), [
      a,
      b,
      c,
      d,
      right,
      down,
    ]);
  }
  return distorted;
}

type AffineMap = readonly [a: number, b: number, c: number, d: number, right: number, down: number];

/** Takes every pixel of the target from (a x + b y + right, c x + d y + down) of the source, about the middle, bilinearly. */
function warp(source: Float32Array, target: Float32Array, [a, b, c, d, right, down]: AffineMap): void {
  const middle = (IMAGE_SIDE - 1) / 2;
  const pixel = (row: number, column: number): number =>
    row < 0 || column < 0 || row >= IMAGE_SIDE || column >= IMAGE_SIDE
      ? 0
      : (source[row * IMAGE_SIDE + column] ?? Number.NaN);
  for (let row = 0; row < IMAGE_SIDE; row += 1) {
    for (let column = 0; column < IMAGE_SIDE; column += 1) {
      const [x, y] = [column - middle, row - middle];
      const fromColumn = a * x + b * y + right + middle;
      const fromRow = c * x + d * y + down + middle;
      const [left, top] = [Math.floor(fromColumn), Math.floor(fromRow)];
      const [u, v] = [fromColumn - left, fromRow - top];
      target[row * IMAGE_SIDE + column] =
        (1 - v) * ((1 - u) * pixel(top, left) + u * pixel(top, left + 1)) +
        v * ((1 - u) * pixel(top + 1, left) + u * pixel(top + 1, left + 1));
    }
  }
}
