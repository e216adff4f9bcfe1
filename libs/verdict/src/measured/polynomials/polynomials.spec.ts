import { matrixOf, multiply, transpose } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { normalStream } from '@liesweep/sweep';
import { whiten } from '../rows/whiten.js';
import { fieldPoints } from '../fields/field-columns.js';
import { evaluateMonomials } from './evaluate-monomials.js';
import { gradientRows } from './gradient-rows.js';
import { lackOfFit } from './lack-of-fit.js';
import { derivativeStart, lieDerivative } from './lie-derivative.js';
import { monomialCount, monomialsOf } from './monomials.js';
import { leadingClass, polynomialClass } from './polynomial-class.js';
import { polynomialGradient, polynomialValue } from './polynomial-model.js';
import { projectLabel } from './project-label.js';

const draw = normalStream(2);
const randomPoints = (rows: number, columns: number): Matrix =>
  matrixOf(rows, columns, Array.from({ length: rows * columns }, draw));

describe('monomials', () => {
  it.each([
    [1, 10],
    [2, 6],
    [3, 4],
    [7, 4],
  ])('of %p variables up to degree %p are all there, by degree', (variables, degree) => {
    const { counts, exponents } = monomialsOf(variables, degree);
    expect(counts).toEqual(Array.from({ length: degree + 1 }, (_, d) => monomialCount(variables, d)));
    const degrees = Array.from({ length: counts.at(-1) ?? 0 }, (_, q) =>
      exponents.subarray(q * variables, (q + 1) * variables).reduce((sum, power) => sum + power, 0),
    );
    expect(degrees).toEqual([...degrees].sort((a, b) => a - b));
  });

  it('take the values of their exponents', () => {
    const monomials = monomialsOf(3, 4);
    const points = randomPoints(5, 3);
    const values = evaluateMonomials(monomials, points);
    values.data.forEach((value, at) => {
      const [row, q] = [Math.floor(at / values.columns), at % values.columns];
      const expected = [0, 1, 2].reduce(
        (result, i) => result * (points.data[row * 3 + i] ?? NaN) ** (monomials.exponents[q * 3 + i] ?? NaN),
        1,
      );
      expect(value).toBeCloseTo(expected, 10);
    });
  });
});

describe('the Lie derivative', () => {
  const monomials = monomialsOf(3, 4);
  const points = randomPoints(20, 3);
  const values = evaluateMonomials(monomials, points);
  const beta = matrixOf(values.columns, 1, Array.from({ length: values.columns }, draw));

  it.each([3, 4])('is the gradient along the field, with %p columns', (columns) => {
    const field = randomPoints(3, columns);
    const derivative = multiply(values, lieDerivative(monomials, field, beta)).data;
    const gradients = gradientRows(monomials, beta.data, values);
    derivative.forEach((slope, row) => {
      const z = [...points.data.subarray(row * 3, row * 3 + 3), 1];
      const expected = [0, 1, 2].reduce((sum, i) => {
        const v = z
          .slice(0, columns)
          .reduce((total, entry, j) => total + entry * (field.data[i * columns + j] ?? NaN), 0);
        return sum + v * (gradients.data[row * 3 + i] ?? NaN);
      }, 0);
      expect(slope / expected).toBeCloseTo(1, 8);
    });
  });

  it('along a field of degree 2 has one degree more', () => {
    const higher = monomialsOf(3, 5);
    const field = randomPoints(3, 10);
    const derivative = multiply(evaluateMonomials(higher, points), lieDerivative(higher, field, beta)).data;
    const gradients = gradientRows(monomials, beta.data, values);
    const velocities = multiply(fieldPoints(points, 10), transpose(field)).data;
    derivative.forEach((slope, row) => {
      const expected = [0, 1, 2].reduce(
        (sum, i) => sum + (velocities[row * 3 + i] ?? NaN) * (gradients.data[row * 3 + i] ?? NaN),
        0,
      );
      expect(slope / expected).toBeCloseTo(1, 8);
    });
    const size = values.columns;
    const triangle = matrixOf(
      size,
      size,
      Array.from({ length: size * size }, (_, at) => (at % size >= Math.floor(at / size) ? draw() : 0)),
    );
    const start = derivativeStart(higher, true);
    lieDerivative(higher, field, triangle).data.forEach((entry, at) => {
      if (at % size < (start[Math.floor(at / size)] ?? NaN)) expect(entry).toBe(0);
    });
  });

  it('of a triangle is the derivative of its columns', () => {
    const size = values.columns;
    const triangle = matrixOf(
      size,
      size,
      Array.from({ length: size * size }, (_, at) => (at % size >= Math.floor(at / size) ? draw() : 0)),
    );
    const field = randomPoints(3, 4);
    const derivative = lieDerivative(monomials, field, triangle);
    for (const column of [0, 5, size - 1]) {
      const alone = lieDerivative(
        monomials,
        field,
        matrixOf(
          size,
          1,
          triangle.data.filter((_, at) => at % size === column),
        ),
      );
      expect([...derivative.data.filter((_, at) => at % size === column)]).toEqual([...alone.data]);
    }
    derivative.data.forEach((entry, at) => {
      if (at % size < (monomials.blockStart[Math.floor(at / size)] ?? NaN)) {
        expect(entry).toBe(0);
      }
    });
  });
});

describe('a class of polynomials', () => {
  const points = randomPoints(301, 3);
  const whole = polynomialClass(points, 5);

  it('has an orthonormal basis', () => {
    const moment = multiply(transpose(whole.orthonormal), whole.orthonormal);
    moment.data.forEach((entry, at) => {
      expect(entry / points.rows).toBeCloseTo(at % (moment.rows + 1) === 0 ? 1 : 0, 10);
    });
  });

  it('is cut to the class of a smaller degree', () => {
    const [cut, direct] = [leadingClass(whole, 3), polynomialClass(points, 3)];
    cut.triangle.data.forEach((entry, at) => {
      expect(entry).toBeCloseTo(direct.triangle.data[at] ?? NaN, 10);
    });
    expect(cut.monomials).toEqual(direct.monomials);
    expect(cut.orthonormal.columns).toBe(direct.orthonormal.columns);
  });

  it('stops at the degree that the rows identify', () => {
    const levels = matrixOf(
      300,
      2,
      Array.from({ length: 600 }, (_, at) => (at % 2 === 0 ? at % 5 : draw())),
    );
    expect(polynomialClass(levels, 6).monomials.degree).toBe(4);
  });
});

describe('lack of fit', () => {
  const points = randomPoints(400, 2);
  const whole = polynomialClass(points, 6);
  const labelOf = (phi: (x: number, y: number) => number): Float64Array => {
    const y = Float64Array.from({ length: points.rows }, (_, i) =>
      phi(points.data[2 * i] ?? NaN, points.data[2 * i + 1] ?? NaN),
    );
    const mean = y.reduce((sum, value) => sum + value / y.length, 0);
    const deviation = Math.sqrt(y.reduce((sum, value) => sum + (value - mean) ** 2 / y.length, 0));
    return y.map((value) => (value - mean) / deviation);
  };

  it('accepts the degree of an exact polynomial', () => {
    expect(
      lackOfFit(
        whole,
        labelOf((x, y) => x * x + y),
      ).accepted,
    ).toBe(2);
    expect(
      lackOfFit(
        whole,
        labelOf((x, y) => x ** 3 + y),
      ).accepted,
    ).toBe(3);
    expect(
      lackOfFit(
        whole,
        labelOf((x, y) => x ** 4 + y),
      ).accepted,
    ).toBe(4);
  });

  it('accepts the degree below noise that grows with a feature', () => {
    expect(
      lackOfFit(
        whole,
        labelOf((x, y) => x * x + y * y + 0.1 * x * draw()),
      ).accepted,
    ).toBe(2);
  });

  it('accepts no degree for |x|', () => {
    expect(
      lackOfFit(
        whole,
        labelOf((x, y) => Math.abs(x) + y),
      ).accepted,
    ).toBeNull();
  });

  it('has residuals that shrink with the degree', () => {
    const shares = [
      ...lackOfFit(
        whole,
        labelOf((x, y) => Math.exp(x) + y),
      ).residualShares,
    ];
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(shares[0]).toBeCloseTo(1, 12);
  });
});

describe('a fitted polynomial', () => {
  it('has the value and gradient of the function it fits, in the units of the samples', () => {
    const samples = randomPoints(100, 2);
    samples.data.forEach((x, at) => (samples.data[at] = at % 2 === 0 ? 1e3 * x + 500 : 1e-2 * x));
    const phi = (a: number, b: number): number => 3 + (a / 1e3) ** 2 * b - b * b;
    const whitening = whiten(samples, { isCentred: false, isComplex: false });
    if (whitening === null) {
      throw new Error('the features are independent');
    }
    const points = multiply(samples, transpose(whitening.forward));
    const { orthonormal, triangle } = polynomialClass(points, 3);
    const y = Float64Array.from({ length: 100 }, (_, i) =>
      phi(samples.data[2 * i] ?? NaN, samples.data[2 * i + 1] ?? NaN),
    );
    const { coefficients } = projectLabel(orthonormal, y);
    const slope = Float64Array.from(coefficients);
    for (let q = slope.length - 1; q >= 0; q--) {
      for (let later = q + 1; later < slope.length; later++) {
        slope[q] = (slope[q] ?? NaN) - (triangle.data[q * slope.length + later] ?? NaN) * (slope[later] ?? NaN);
      }
      slope[q] = (slope[q] ?? NaN) / (triangle.data[q * (slope.length + 1)] ?? NaN);
    }
    const model = { degree: 3, coordinates: whitening, coefficients: slope };
    expect(polynomialValue(model, [700, 0.02])).toBeCloseTo(phi(700, 0.02), 10);
    const gradient = polynomialGradient(model, [700, 0.02]);
    expect(gradient[0]).toBeCloseTo((2 * 700 * 0.02) / 1e6, 12);
    expect(gradient[1]).toBeCloseTo(0.49 - 0.04, 8);
  });
});
