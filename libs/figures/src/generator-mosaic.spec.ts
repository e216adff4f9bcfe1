import { generatorMosaic } from './generator-mosaic.js';
import { rotationGenerators, textsOf } from './testing/index.js';

/** Pictures and their sizes, the legend's last. */
function pictures(svg: string): { readonly width: number; readonly height: number }[] {
  return [...svg.matchAll(/<image [^>]*width="(\d+)" height="(\d+)"/g)].map(([, width, height]) => ({
    width: Number(width),
    height: Number(height),
  }));
}

describe('generatorMosaic', () => {
  const generators = Array.from({ length: 78 }, (_, a) =>
    Array.from({ length: 27 }, (__, j) => Array.from({ length: 27 }, (___, k) => Math.sin(a + 3 * j + 7 * k))),
  );

  test.each([
    ['wide', 1140],
    ['narrow', 320],
  ] as const)('draws 78 titled pictures of 27 × 27 that fit the %s layout, in less than 200 KB', (layout, width) => {
    const svg = generatorMosaic(generators, layout);
    const sizes = pictures(svg).slice(0, -1);
    expect(sizes).toHaveLength(78);
    expect(sizes.every((size) => size.width === size.height && size.width % 27 === 0)).toBe(true);
    expect(textsOf(svg).filter((text) => text.startsWith('𝕁'))).toHaveLength(78);
    expect(Number(/width="(\d+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(width);
    expect(svg.length).toBeLessThan(200_000);
  });

  test('a complex generator is twice as wide and a column more', () => {
    const re = rotationGenerators(12)[0] ?? [];
    const [size] = pictures(generatorMosaic([{ re, im: re }]));
    expect((size?.width ?? 0) / (size?.height ?? 1)).toBeCloseTo(25 / 12, 12);
  });

  test('draws entries that are not finite, and no generator at all', () => {
    expect(generatorMosaic([[[null, NaN, 1]]])).not.toMatch(/NaN|Infinity|undefined/);
    expect(generatorMosaic([])).toMatch(/^<svg /);
  });
});
