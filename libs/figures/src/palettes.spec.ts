import { DIVERGING, INK, SEQUENTIAL, colourAt, needsLightInk, relativeLuminance } from './palettes.js';

/** Large or bold text needs 3, running text 4.5 (WCAG 2.2, AA); cells carry short numbers. */
const SMALLEST_CONTRAST = 3.9;

const positions = Array.from({ length: 101 }, (_, index) => index / 100);

function contrast(background: readonly [number, number, number]): number {
  const ink = needsLightInk(background) ? 1 : relativeLuminance(colourAt([INK.dark, INK.dark], 0));
  const [low, high] = [ink, relativeLuminance(background)].sort((a, b) => a - b);
  return ((high ?? NaN) + 0.05) / ((low ?? NaN) + 0.05);
}

describe('palettes', () => {
  test.each([
    ['sequential', SEQUENTIAL],
    ['diverging', DIVERGING],
  ])('numbers are readable everywhere on the %s scale', (_, palette) => {
    for (const position of positions) expect(contrast(colourAt(palette, position))).toBeGreaterThan(SMALLEST_CONTRAST);
  });

  test('the sequential scale grows lighter all the way', () => {
    const luminances = positions.map((position) => relativeLuminance(colourAt(SEQUENTIAL, position)));
    for (const [index, luminance] of luminances.slice(1).entries())
      expect(luminance).toBeGreaterThan(luminances[index] ?? NaN);
  });

  test('the ends of a scale are its first and last colours, also outside', () => {
    expect(colourAt(['#000000', '#ff8040'], -1)).toEqual([0, 0, 0]);
    expect(colourAt(['#000000', '#ff8040'], 2)).toEqual([255, 128, 64]);
  });
});
