import { bracketText, longestCommutator } from './bracket-text.js';

const so3 = { a: 0, b: 1, coefficients: [1e-5, -3e-4, 0.70711] };

describe('bracketText', () => {
  it('writes a commutator in its generators, without what training left', () => {
    expect(bracketText(so3, longestCommutator([so3]), 'matrices')).toBe('[𝕁₁, 𝕁₂] = 0.707 𝕁₃');
  });

  it('writes whole numbers, signs and names of fields', () => {
    expect(bracketText({ a: 0, b: 2, coefficients: [1, 0, -2] }, 2.2, 'fields')).toBe('[v₁, v₃] = v₁ − 2v₃');
  });

  it('writes 0 where they commute, and says where there is no number', () => {
    const both = [so3, { a: 0, b: 2, coefficients: [1e-4, 2e-4, 0] }];
    expect(bracketText({ a: 0, b: 2, coefficients: [1e-4, 2e-4, 0] }, longestCommutator(both), 'matrices')).toBe(
      '[𝕁₁, 𝕁₃] = 0',
    );
    expect(bracketText({ a: 0, b: 1, coefficients: [NaN, 1] }, 1, 'matrices')).toBe('[𝕁₁, 𝕁₂] = not finite');
  });

  it('writes the six largest of many terms, and how many are left', () => {
    const coefficients = [0.9, 0.1, -0.8, 0.7, 0.1, 0.6, 0.5, 0.4, 1e-9];
    expect(bracketText({ a: 0, b: 1, coefficients }, 1.5, 'fields')).toBe(
      '[v₁, v₂] = 9⁄10 v₁ − 4⁄5 v₃ + 7⁄10 v₄ + 3⁄5 v₆ + ½v₇ + 2⁄5 v₈ + 2 smaller terms',
    );
  });
});
