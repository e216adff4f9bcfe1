import { decimals, formatLoss, formatShare, generatorName, powerOfTen } from './notation.js';

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

  test.each([
    [0.0184, '1.8 %'],
    [0.3, '30 %'],
    [1, '100 %'],
    [0.00001234, '0.0012 %'],
    [2.13e-7, '2.1 × 10⁻⁷'],
    [0, '0 %'],
    [null, 'not finite'],
    [NaN, 'not finite'],
  ])('a share of %p reads %s', (share, text) => {
    expect(formatShare(share)).toBe(text.replace(' %', '\u00a0%'));
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
