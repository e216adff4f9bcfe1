import { formulaText } from './formula-text.js';

test.each([
  ['(x^2 - y^2) ∂x + 2*x*y ∂y', '(x² − y²) ∂x + 2\u200ax\u200ay ∂y'],
  ['x1^10 ∂x12', 'x₁¹⁰ ∂x₁₂'],
  ['sin(2*x) ∂x', 'sin(2\u200ax) ∂x'],
  ['-0.25 ∂x', '−0.25 ∂x'],
])('%s is set as %s', (formula, text) => {
  expect(formulaText(formula)).toBe(text);
});
