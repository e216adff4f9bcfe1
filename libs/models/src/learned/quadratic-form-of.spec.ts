import { judgeLabels, type PolynomialModel } from '@liesweep/verdict';
import { normalStream } from '@liesweep/sweep';
import { quadraticFormOf } from './quadratic-form-of.js';

/** A fit without noise, of a form whose entries differ a thousandfold. */
const ROUNDING = 7;

/** Of 4 variables. */
const COEFFICIENTS_OF_DEGREE_4 = 70;

const stream = normalStream(4);
const samples = Float64Array.from({ length: 4 * 300 }, (_, at) => (at % 4 === 3 ? 30 : 1) * stream());

function fitted(phi: (x: Float64Array) => number, degree: number): PolynomialModel {
  const labels = Float64Array.from({ length: 300 }, (_, row) => phi(samples.subarray(4 * row, 4 * row + 4)));
  const { polynomials } = judgeLabels(
    { samples, labels, labelCount: 1, shape: { dimension: 4, field: 'real' } },
    { degree },
  );
  const model = polynomials[0]?.fitted;
  if (model == null) throw new Error('the labels were not fitted');
  return model;
}

test('labels t² − x² − y² − z² + 3t have the Minkowski metric, of signature (1, 3)', () => {
  const form = quadraticFormOf(
    fitted(([t = NaN, x = NaN, y = NaN, z = NaN]) => t * t - x * x - y * y - z * z + 3 * t, 2),
    0,
  );
  expect(form?.signature).toEqual({ plus: 1, minus: 3, zero: 0 });
  const [[tt = NaN, tx = NaN] = []] = form?.matrix ?? [];
  expect([1, 2, 3].map((j) => (form?.matrix[j]?.[j] ?? NaN) / tt)).toEqual(
    [-1, -1, -1].map((entry) => expect.closeTo(entry, ROUNDING) as number),
  );
  expect(tx / tt).toBeCloseTo(0, ROUNDING);
});

test('labels that do not depend on a feature have a zero in their signature', () => {
  expect(
    quadraticFormOf(
      fitted(([t = NaN, x = NaN]) => t * t + t * x, 2),
      0,
    )?.signature,
  ).toEqual({
    plus: 1,
    minus: 1,
    zero: 2,
  });
});

/** A polynomial of degree 4 that is the fitted one but for its last term, of degree 4 in standard coordinates. */
function withQuartic(quadratic: PolynomialModel, coefficient: number): PolynomialModel {
  const coefficients = new Float64Array(COEFFICIENTS_OF_DEGREE_4);
  coefficients.set(quadratic.coefficients);
  coefficients[coefficients.length - 1] = coefficient;
  return { ...quadratic, degree: 4, coefficients };
}

test('a polynomial whose higher terms are next to nothing has the form of its lower ones, and another none', () => {
  const quadratic = fitted(([t = NaN, x = NaN, y = NaN, z = NaN]) => t * t - x * x - y * y - z * z, 2);
  const form = quadraticFormOf(quadratic, 0);
  const size = Math.max(...quadratic.coefficients.map(Math.abs));
  expect(quadraticFormOf(withQuartic(quadratic, 1e-4 * size), 0)).toEqual(form);
  expect(quadraticFormOf(withQuartic(quadratic, 1e-1 * size), 0)).toBeUndefined();
});
