import { decimals, formatLoss, generatorName, powerOfTen } from './notation.js';

describe('notation', () => {
  test.each([
    [1.23e-13, '1.2 × 10⁻¹³'],
    [0.4712, '0.471'],
    [5, '5'],
    [0, '0'],
    [12345, '1.2 × 10⁴'],
    [null, 'not finite'],
    [NaN, 'not finite'],
  ])('a loss of %p reads %s', (loss, text) => {
    expect(formatLoss(loss)).toBe(text);
  });

  test('powers and names use the digits of their place', () => {
    expect(powerOfTen(-12)).toBe('10⁻¹²');
    expect(powerOfTen(0)).toBe('10⁰');
    expect(generatorName(45)).toBe('𝕁₄₅');
  });

  test('a rounded zero has no sign', () => {
    expect(decimals(-0.004, 2)).toBe('0.00');
    expect(decimals(-0.5, 1)).toBe('−0.5');
  });
});
