import { digitStrips, type DigitStrip } from './digit-strips.js';
import { textsOf } from './testing/index.js';

const ROWS = Array.from({ length: 28 }, (_, j) => Array.from({ length: 28 }, (__, k) => (j + k) / 54));

function strip(title: string, count = 7): DigitStrip {
  const images = Array.from({ length: count }, (_, position) => ({
    rows: ROWS,
    label: '3',
    logits: Array.from({ length: 10 }, (__, digit) => (digit === 3 ? 8.25 : -position / 10)),
  }));
  return { title, images, original: 3 };
}

describe('digitStrips', () => {
  test.each([
    ['wide', 1140],
    ['narrow', 340],
  ] as const)('draws seven pictures per strip, one of them framed, with labels and logits (%s)', (layout, width) => {
    const svg = digitStrips([strip('𝕁₁'), strip('𝕁₂')], layout);
    expect(svg.match(/<image /g)).toHaveLength(14);
    expect(svg.match(/stroke="#d4145a"/g)).toHaveLength(2);
    expect(svg.match(/<g class="logits">/g)).toHaveLength(14);
    const texts = textsOf(svg);
    expect(texts.filter((text) => text === '“3”')).toHaveLength(14);
    expect(texts.filter((text) => /^8\.[23]/.test(text))).toHaveLength(14);
    expect(texts).toEqual(expect.arrayContaining(['𝕁₁', '𝕁₂']));
    expect(Number(/width="(\d+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(width);
  });

  test('escapes titles and draws what is not finite without saying NaN', () => {
    const [image] = strip('x').images;
    if (image === undefined) throw new Error('the strip has images');
    const svg = digitStrips([{ title: '<script>&"', images: [{ ...image, logits: [NaN, Infinity] }], original: 0 }]);
    expect(svg).toContain('&lt;script&gt;&amp;&quot;');
    expect(svg).not.toMatch(/NaN|Infinity|undefined|<script/);
    expect(digitStrips([])).toMatch(/^<svg /);
  });
});
