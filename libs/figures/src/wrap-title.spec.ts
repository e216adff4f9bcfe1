import { wrapTitle } from './wrap-title.js';

const FORMULA = 'v₁ = (−0.321 + 0.123 x − 1.445 y) ∂x + (0.232 − 1.221 x) ∂y';

test('every line fits, and together they are the text', () => {
  const lines = wrapTitle(FORMULA, 160, 13);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join(' ')).toBe(FORMULA);
  for (const line of lines) expect(line.length * 13 * 0.56).toBeLessThanOrEqual(160);
});

test('no line ends with a sign', () => {
  for (let width = 100; width < 400; width += 10) {
    for (const line of wrapTitle(FORMULA, width, 13)) expect(line).not.toMatch(/[+−]$/);
  }
});

test('what fits is one line', () => {
  expect(wrapTitle('v₁ = ∂x', 200, 13)).toEqual(['v₁ = ∂x']);
});
