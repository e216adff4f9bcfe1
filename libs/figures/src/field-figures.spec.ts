/** What all figures of fields keep: they are drawn whole, no text lies over another, and no field is lost silently. */
import type { PlanePoint } from './contour-lines.js';
import { fieldGraphs } from './field-graphs.js';
import { fieldPortraits } from './field-portraits.js';
import { fieldSections } from './field-sections.js';
import { flowPortraits } from './flow-portraits.js';
import { labelFlows } from './label-flows.js';
import type { FigureLayout } from './layout.js';
import { particleFlows } from './particle-flows.js';
import { overlappingTexts, textsOf } from './testing/index.js';

const LONG = '(−0.321 + 0.123 x − 1.445 y + 0.998 x²) ∂x + (0.232 − 1.221 x + 0.333 y) ∂y';
const PLANE = {
  box: { x1: [-2, 4], x2: [-2, 4] },
  names: ['x', 'y'],
  oracle: ([x, y]: PlanePoint) => (x - 1) ** 2 + 4 * (y - 1) ** 2,
} as const;

const titlesOf = (count: number): string[] =>
  Array.from({ length: count }, (_, a) => `v${String(a + 1)} = ${a % 2 === 0 ? LONG : '∂x'}`);

/** Points along a straight line, n numbers each. */
const path = (n: number, at: number): number[][] =>
  Array.from({ length: 9 }, (_, step) =>
    Array.from({ length: n }, (__, j) => Math.sin(3 * at + j) + (step * (j + 1)) / 9),
  );

const samples = (n: number): number[][][] => [0, 1, 2].map((at) => path(n, at));

const FIGURES: Readonly<Record<string, (count: number, layout: FigureLayout) => string>> = {
  portraits: (count, layout) =>
    fieldPortraits(
      titlesOf(count).map((title) => ({ title, velocity: ([x, y]) => [4 - 4 * y, x - 1] })),
      PLANE,
      layout,
    ),
  flows: (count, layout) =>
    flowPortraits(
      titlesOf(count).map((title) => ({
        title,
        lines: [
          {
            points: [
              [0, 0],
              [0.5, 1],
              [2, 2],
              [3, 1],
            ],
            changes: [0, 1e-16, 1e-3, Number.NaN],
          },
        ],
      })),
      PLANE,
      layout,
    ),
  graphs: (count, layout) =>
    fieldGraphs(
      titlesOf(count).map((title) => ({ title, velocity: (x) => x * x - 1 })),
      { range: [-2, 2], name: 'x' },
      layout,
    ),
  sections: (count, layout) =>
    fieldSections(
      titlesOf(count).map((title) => ({ title, velocity: ([x = 0, y = 0]) => [y, -x, 1] })),
      {
        ranges: [
          [-2, 2],
          [-1, 1],
          [0, 3],
        ],
        names: ['x', 'y', 'z'],
        oracle: ([x = 0, , z = 0]) => z - x * x,
      },
      layout,
    ),
  ...Object.fromEntries(
    [1, 2, 3, 4].map((n) => [
      `particles of ${String(n)} features`,
      (count: number, layout: FigureLayout) =>
        particleFlows(
          titlesOf(count).map((title) => ({
            title,
            paths: samples(n),
            duration: 0.75,
            labels: [
              [-0.23, -0.23 + 4e-16],
              [2.25, 3.5],
            ],
          })),
          ['x', 'y', 'z', 'w'].slice(0, n),
          layout,
        ),
    ]),
  ),
  labels: (count, layout) =>
    labelFlows(
      titlesOf(count).map((title) => ({
        title,
        action: 'V = Dv',
        samples: samples(2),
        labels: samples(3),
        expected: samples(3).map((each) => each.at(-1) ?? []),
        duration: 1,
        difference: 3e-15,
      })),
      { features: ['x', 'y'], labels: ['f₁', 'f₂', 'f₃'] },
      layout,
    ),
};

describe.each(Object.entries(FIGURES))('a figure of %s', (_, draw) => {
  it.each([
    ['wide', 1140],
    ['narrow', 320],
  ] as const)('has no text over another, and fits its page (%s)', (layout, width) => {
    const svg = draw(3, layout);
    expect(overlappingTexts(svg)).toEqual([]);
    expect(Number(/width="(\d+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(width);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('has real minus signs', () => {
    for (const text of textsOf(draw(2, 'wide'))) expect(text).not.toMatch(/-\d/);
  });

  it('counts the fields after the twelfth, which are not drawn', () => {
    expect(textsOf(draw(12, 'wide')).join(' ')).not.toContain('not drawn');
    expect(textsOf(draw(15, 'wide')).join(' ')).toContain('3 more fields are not drawn');
  });

  it('says that there is nothing where there is no field', () => {
    expect(textsOf(draw(0, 'narrow')).join(' ')).toContain('there is no generator');
  });

  it('has ids of its own for every panel', () => {
    const ids = [...draw(4, 'wide').matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('a field at rest nowhere has no ring, one about a point has one', () => {
  const rings = (velocity: (x: PlanePoint) => PlanePoint): number =>
    (fieldPortraits([{ title: 'v', velocity }], PLANE).match(/stroke="#d4145a"/g) ?? []).length;
  expect(rings(([x, y]) => [4 - 4 * y, x - 1])).toBe(1);
  expect(rings(() => [1, 0])).toBe(0);
});

test('a field at rest on a line has dots along it', () => {
  const svg = fieldPortraits([{ title: 'v', velocity: ([x]) => [0, x] }], PLANE);
  expect((svg.match(/fill="#d4145a"/g) ?? []).length).toBeGreaterThan(6);
});

test('a field whose values are not finite everywhere is drawn where they are', () => {
  const svg = fieldPortraits([{ title: 'v', velocity: ([x]) => [Math.sqrt(x), 1] }], {
    ...PLANE,
    oracle: ([x]) => Math.log(x),
  });
  expect(svg).not.toMatch(/NaN|Infinity/);
});

test('the graph of a field has rings where it is at rest', () => {
  const svg = fieldGraphs([{ title: 'v', velocity: (x) => x * x - 1 }], { range: [-2, 2], name: 'x' });
  expect(svg.match(/stroke="#d4145a"/g)).toHaveLength(2);
});

test.each([
  ['changes its sign', (x: number) => x - 0.123, 1],
  ['touches zero between two places', (x: number) => (x - 0.123) ** 2, 1],
  ['touches zero twice', (x: number) => (x * x - 1) ** 2, 2],
  ['comes near zero', (x: number) => x * x + 0.01, 0],
  ['is constant', () => 1, 0],
  ['is nothing', () => 0, 0],
])('where a field on the line %s it has its rings', (_, velocity, count) => {
  const svg = fieldGraphs([{ title: 'v', velocity }], { range: [-2, 2], name: 'x' });
  expect((svg.match(/stroke="#d4145a"/g) ?? []).length).toBe(count);
});

test('what is kept is said to what, and what is not is shown', () => {
  const texts = textsOf(FIGURES['particles of 2 features']?.(1, 'wide') ?? '');
  expect(texts).toEqual(expect.arrayContaining(['φ₁ = −0.23 → −0.23, kept to 4·10⁻¹⁶', 'φ₂ = 2.25 → 3.5']));
});
