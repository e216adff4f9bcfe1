import { CERTIFICATE_GAP, certify } from './certify.js';
import { factorRows } from './factor-rows.js';
import { matrixOf } from './matrix.js';
import type { Matrix } from './matrix.js';
import { normGradient, oracleRows, quadraticGradient } from './testing/oracle-rows.js';
import { seededNormals } from './seeded-normals.js';

/** The gap fluctuates with the samples; with few of them it also lies below its limit, by √(rank / m). */
const SAMPLING_ERROR = 0.02;

/** Rows whose singular values are given: √m times a diagonal, under as many rows of zeros. */
function rowsWithSingularValues(values: readonly number[]): Matrix {
  const p = values.length;
  const rows = matrixOf(2 * p, p);
  values.forEach((value, j) => (rows.data[j * p + j] = value * Math.sqrt(2 * p)));
  return rows;
}

function certifySingularValues(values: readonly number[], relativeNoise?: number): ReturnType<typeof certify> {
  const rows = rowsWithSingularValues(values);
  return certify({ rows, sampleCount: rows.rows, ...(relativeNoise === undefined ? {} : { relativeNoise }) });
}

describe.each([
  [2, 1],
  [3, 3],
  [4, 6],
  [5, 10],
  [10, 45],
])('the certificate of the norm on R^%i', (n, dimension) => {
  const sampleCount = 3 * n * n;

  it.each([
    ['‖x‖', normGradient],
    ['‖x‖²', quadraticGradient(new Array<number>(n).fill(1))],
  ])(`is ${String(dimension)} for %s`, (_name, gradient) => {
    const certificate = certify({ rows: oracleRows(gradient, n, sampleCount, seededNormals(n)), sampleCount });
    expect(certificate).toMatchObject({
      groupDimension: dimension,
      rowCount: sampleCount,
      parameterCount: n * n,
    });
  });
});

describe('certify', () => {
  it('finds six for the Lorentz form', () => {
    const rows = oracleRows(quadraticGradient([1, -1, -1, -1]), 4, 100, seededNormals(1));
    expect(certify({ rows, sampleCount: 100 }).groupDimension).toBe(6);
  });

  it('finds one for the squeeze form x1·x2', () => {
    const rows = oracleRows(([x1 = NaN, x2 = NaN]) => [x2, x1], 2, 50, seededNormals(2));
    expect(certify({ rows, sampleCount: 50 }).groupDimension).toBe(1);
  });

  it('finds none for x1⁴ + x2⁴ + x3⁴', () => {
    const rows = oracleRows((x) => x.map((feature) => 4 * feature ** 3), 3, 200, seededNormals(3));
    expect(certify({ rows, sampleCount: 200 })).toMatchObject({ groupDimension: 0, largestZero: null });
  });

  it('reports the gap 0.22 of the norm on R^10 from 300 samples', () => {
    const rows = oracleRows(normGradient, 10, 300, seededNormals(10));
    const { smallestNonZero, largestZero } = certify({ rows, sampleCount: 300 });
    expect(Math.abs((smallestNonZero ?? NaN) - 0.22)).toBeLessThan(SAMPLING_ERROR);
    expect(largestZero).toBeLessThan(1e-14);
  });

  it.each([2, 3, 5])('reports the gap √(2/(n+2)) of the norm on R^%i from many samples', (n) => {
    // With u = x/‖x‖, for the symmetric S = (E_12 + E_21)/√2: E[(u·Sx)²] = 2 E[u_1² u_2²] E‖x‖² = 2/(n+2).
    const rows = oracleRows(normGradient, n, 20_000, seededNormals(n));
    const { smallestNonZero } = certify({ rows, sampleCount: 20_000 });
    expect(Math.abs((smallestNonZero ?? NaN) - Math.sqrt(2 / (n + 2)))).toBeLessThan(SAMPLING_ERROR);
  });

  it('does not depend on the scale of the oracle', () => {
    for (const factor of [1e-9, 1e9]) {
      const rows = oracleRows((x) => x.map((feature) => factor * feature), 4, 100, seededNormals(4));
      expect(certify({ rows, sampleCount: 100 }).groupDimension).toBe(6);
    }
  });

  it('is the same from a factor that the caller has already', () => {
    const rows = oracleRows(normGradient, 4, 100, seededNormals(8));
    const factor = factorRows(rows, 100);
    expect(certify({ rows, sampleCount: 100, factor })).toEqual(certify({ rows, sampleCount: 100 }));
  });

  it('does not depend on how often the samples are repeated', () => {
    const rows = oracleRows(normGradient, 3, 40, seededNormals(5));
    const twice = { ...rows, rows: 80, data: Float64Array.from([...rows.data, ...rows.data]) };
    const [once, repeated] = [certify({ rows, sampleCount: 40 }), certify({ rows: twice, sampleCount: 80 })];
    expect(repeated.groupDimension).toBe(3);
    expect((repeated.smallestNonZero ?? NaN) / (once.smallestNonZero ?? NaN)).toBeCloseTo(1, 12);
  });

  it('refuses fewer rows than parameters', () => {
    const rows = oracleRows(normGradient, 4, 15, seededNormals(6));
    const certificate = certify({ rows, sampleCount: 15 });
    expect(certificate).toMatchObject({ groupDimension: null, rowCount: 15, parameterCount: 16 });
    expect(certificate.reason).toMatch('15 rows for 16 parameters');
  });

  it.each([NaN, Infinity])('refuses a row with %d', (entry) => {
    const rows = oracleRows(normGradient, 3, 30, seededNormals(7));
    rows.data[100] = entry;
    expect(certify({ rows, sampleCount: 30 }).groupDimension).toBeNull();
  });

  it('refuses rows whose squares overflow', () => {
    expect(certifySingularValues([1e200, 1e200, 1e308]).groupDimension).toBeNull();
  });

  it('is the number of parameters for a constant oracle', () => {
    expect(certifySingularValues([0, 0, 0, 0])).toMatchObject({ groupDimension: 4, smallestNonZero: null });
  });

  it('answers nothing for singular values that fall without a gap', () => {
    const values = Array.from({ length: 12 }, (_, j) => 10 ** -j);
    const certificate = certifySingularValues(values);
    expect(certificate.groupDimension).toBeNull();
    expect(certificate.reason).toMatch('No gap');
  });

  it('answers nothing when the smallest singular value is neither zero nor clear of the noise', () => {
    expect(certifySingularValues([1, 0.5, 1e-5]).groupDimension).toBeNull();
  });

  it('does not take a small coefficient of the oracle for a zero', () => {
    expect(certifySingularValues([1, 1, 1e-3, 1e-3]).groupDimension).toBe(0);
    expect(certifySingularValues([1, 1, 1e-3, 1e-16]).groupDimension).toBe(1);
  });

  it('finds the zeros of a learned oracle when it is told the noise', () => {
    const learned = [1, 0.5, 0.3, 1.1e-3, 6e-4, 5e-5];
    expect(certifySingularValues(learned).groupDimension).toBeNull();
    expect(certifySingularValues(learned, 1e-2)).toMatchObject({ groupDimension: 3 });
  });

  it('counts as zero all that a learned oracle cannot tell from it, however wide a gap lies below', () => {
    expect(certifySingularValues([1, 1, 1e-3, 1e-16]).groupDimension).toBe(1);
    expect(certifySingularValues([1, 1, 5e-7, 1e-16]).groupDimension).toBe(1);
    expect(certifySingularValues([1, 1, 1e-3, 1e-16], 1e-2).groupDimension).toBe(2);
    expect(certifySingularValues([1, 0.05, 1e-3, 1e-16], 1e-2).groupDimension).toBeNull();
    expect(certifySingularValues([1, 0.05, 0.02, 1e-16], 1e-2).groupDimension).toBe(1);
  });

  it.each([
    [CERTIFICATE_GAP * 1.01, 1],
    [CERTIFICATE_GAP * 0.99, null],
  ])('asks for a gap of a hundred: a factor %d gives %p', (ratio, dimension) => {
    expect(certifySingularValues([1, 1, ratio * 5e-3, 5e-3], 1e-2).groupDimension).toBe(dimension);
  });
});
