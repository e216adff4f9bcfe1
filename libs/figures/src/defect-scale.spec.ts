import { defectLevel, defectScale } from './defect-scale.js';

describe('defectScale', () => {
  test('draws an exact zero at 1e-17', () => {
    expect(defectLevel(0)).toBeCloseTo(-17, 12);
    expect(defectLevel(1e-300)).toBeCloseTo(-17, 12);
    expect(defectLevel(0.1)).toBeCloseTo(-1, 12);
  });

  test('is in percent over a few decades, and holds the levels', () => {
    const { domain, axis } = defectScale([0.008, 0.05, 0.4].map(defectLevel));
    expect(domain[0]).toBeCloseTo(Math.log10(0.005), 12);
    expect(domain[1]).toBe(0);
    expect(Object.values(JSON.parse(/\{.*\}/.exec(axis.labelExpr)?.[0] ?? '{}') as object).sort()).toEqual(
      ['0.5', '1', '2', '5', '10', '20', '50', '100'].map((percentage) => `${percentage}\u00a0%`).sort(),
    );
  });

  test('is in powers of ten over many', () => {
    const { domain, axis } = defectScale([0, 0.4].map(defectLevel));
    expect(domain).toEqual([-17, 0]);
    expect(axis.labelExpr).toContain('10⁻¹⁵');
  });

  test('has 10 % and 100 % on it, whatever it is to hold', () => {
    for (const levels of [[], [defectLevel(1)]]) {
      expect(defectScale(levels).domain).toEqual([Math.log10(0.05), 0]);
    }
  });
});
