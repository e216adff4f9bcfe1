import { bracketTable } from './bracket-table.js';
import { overlappingTexts, textsOf } from './testing/index.js';

const SL2 = {
  formulas: ['∂x', 'x ∂x', 'x² ∂x'],
  structureConstants: [
    [1, 0, 0],
    [0, 2, 0],
    [0, 0, 0.5],
  ],
};

describe.each(['wide', 'narrow'] as const)('bracketTable, %s', (layout) => {
  it('says every bracket, whatever its factor, and the other way round with the other sign', () => {
    const texts = textsOf(bracketTable(SL2, layout));
    expect(texts).toEqual(expect.arrayContaining(['v₁', '−v₁', '2v₂', '−2v₂', '½v₃', '−½v₃', 'v₃ = x² ∂x']));
  });

  it('lists the brackets where cells would be too wide', () => {
    const constants = Array.from({ length: 6 }, (_, pair) =>
      Array.from({ length: 4 }, (__, c) => (pair === 5 ? 0 : Math.sin(1 + 7 * pair + 3 * c))),
    );
    const formulas = ['∂x', 'x ∂x', 'x² ∂x', '(1 − 0.33 x + 1.22 y) ∂x + (x − 2.33 y) ∂y'];
    const svg = bracketTable({ formulas, structureConstants: constants }, layout);
    const text = textsOf(svg).join(' ');
    expect(text).toContain('[v₁, v₂] = 0.841 v₁');
    expect(text).not.toContain('[v₃, v₄]');
    expect(text).toContain('all others are zero');
    expect(overlappingTexts(svg)).toEqual([]);
  });

  it('has no text over another, and stays within its width', () => {
    const svg = bracketTable(SL2, layout);
    expect(overlappingTexts(svg)).toEqual([]);
    expect(Number(/width="(\d+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(layout === 'wide' ? 1140 : 320);
  });
});

test('of one field there are no brackets, of many no table', () => {
  expect(textsOf(bracketTable({ formulas: ['∂x'], structureConstants: [] }))).toEqual([
    'a single generator has no brackets',
  ]);
  const many = { formulas: Array.from({ length: 13 }, () => '∂x'), structureConstants: [] };
  expect(textsOf(bracketTable(many))[0]).toContain('13 fields are too many');
});
