import { renderSvg } from './render-svg.js';
import { countMarks, textsOf } from './testing/index.js';
import { linearField, sampleField, vectorField } from './vector-field.js';

const ROTATION = [
  [0, 1],
  [-1, 0],
];
const length = ([x1, x2]: readonly [number, number]): number => Math.hypot(x1, x2);

describe('linearField', () => {
  test('is 𝕁x', () => {
    const vectors = linearField([
      [1, 2],
      [3, 4],
    ]);
    expect(vectors.length).toBeGreaterThan(100);
    for (const { at, vector } of vectors) {
      expect(vector[0]).toBeCloseTo(at[0] + 2 * at[1], 12);
      expect(vector[1]).toBeCloseTo(3 * at[0] + 4 * at[1], 12);
    }
  });

  test('stands nowhere on an axis', () => {
    for (const { at } of linearField(ROTATION))
      expect(Math.min(Math.abs(at[0]), Math.abs(at[1]))).toBeGreaterThan(0.05);
  });
});

describe('vectorField', () => {
  test.each(['wide', 'narrow'] as const)(
    'draws one arrow per vector over the contours, and names axes and scale (%s)',
    async (layout) => {
      const fields = [
        { title: '𝕁₁', vectors: linearField(ROTATION) },
        { title: '𝕁₂', vectors: sampleField(() => [1, 0]) },
      ];
      const svg = await renderSvg(vectorField(fields, length, layout));
      expect(countMarks(svg, 'arrows')).toBe(fields.flatMap(({ vectors }) => vectors).length);
      expect(countMarks(svg, 'contours')).toBeGreaterThan(2 * 4);
      expect(textsOf(svg)).toEqual(expect.arrayContaining(['𝕁₁', '𝕁₂', 'x₁', 'x₂', 'length of v(x)']));
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    },
  );

  test('arrows point along the field: to the right, up, to the left, down', async () => {
    const vectors = [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ].map(([v1 = 0, v2 = 0]) => ({ at: [0.5, 0.5] as const, vector: [v1, v2] as const }));
    const svg = await renderSvg(vectorField([{ title: '', vectors }], null));
    const arrows = /arrows_marks"[^>]*>(.*?)<\/g>/s.exec(svg)?.[1] ?? '';
    const angles = [...arrows.matchAll(/translate\([^)]*\)(?: ?rotate\((-?[\d.]+)\))?/g)].map(
      ([, angle = '0']) => (Number(angle) + 360) % 360,
    );
    expect(angles).toEqual([90, 0, 270, 180]);
  });

  test('crosses vectors that are not finite, dots those that rest, and draws no contour without an oracle', async () => {
    const svg = await renderSvg(
      vectorField(
        [
          {
            title: 'all kinds',
            vectors: [
              { at: [0, 0], vector: [0, 0] },
              { at: [1, 0], vector: [NaN, 0] },
              { at: [0, 1], vector: [0, Infinity] },
              { at: [1, 1], vector: [1, 1] },
            ],
          },
        ],
        null,
      ),
    );
    expect(countMarks(svg, 'arrows')).toBe(1);
    expect(countMarks(svg, 'at_rest')).toBe(1);
    expect(countMarks(svg, 'without_value')).toBe(2);
    expect(svg).not.toContain('contours');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('says when there is no generator', async () => {
    expect(textsOf(await renderSvg(vectorField([], length)))).toEqual(['there is no generator, so no field to show']);
  });
});
