// Least squares by polynomials of one degree, for benchmarks whose labels have more features than the bound of measured labels bears.
import { factorRows, matrixOf } from '@liesweep/lie';

/** The powers of all monomials up to a degree. */
function powersUpTo(n, degree) {
  if (n === 0) return [[]];
  return Array.from({ length: degree + 1 }, (_, power) =>
    powersUpTo(n - 1, degree - power).map((rest) => [power, ...rest]),
  ).flat();
}

const value = (powers, x) => powers.reduce((product, power, j) => product * x[j] ** power, 1);

/**
 * One polynomial for every label.
 *
 * @returns values and gradients, as an oracle has them
 */
export function fitPolynomials(samples, labels, { n, labelCount, degree }) {
  const powers = powersUpTo(n, degree);
  const [count, width] = [samples.length / n, powers.length + labelCount];
  const table = matrixOf(count, width);
  for (let row = 0; row < count; row += 1) {
    const x = samples.subarray(row * n, (row + 1) * n);
    powers.forEach((each, k) => (table.data[row * width + k] = value(each, x)));
    for (let l = 0; l < labelCount; l += 1) table.data[row * width + powers.length + l] = labels[row * labelCount + l];
  }
  const { data } = factorRows(table, 1); // lower: column j holds row j of the triangle
  const entry = (row, column) => data[column * width + row];
  const solutions = Array.from({ length: labelCount }, (_, l) => {
    const solution = new Float64Array(powers.length);
    for (let i = powers.length - 1; i >= 0; i -= 1) {
      let sum = entry(i, powers.length + l);
      for (let j = i + 1; j < powers.length; j += 1) sum -= entry(i, j) * solution[j];
      solution[i] = sum / entry(i, i);
    }
    return solution;
  });
  const slopes = Array.from({ length: n }, (_, j) =>
    powers.map((each) => ({
      factor: each[j],
      powers: each.map((power, i) => (i === j ? Math.max(0, power - 1) : power)),
    })),
  );
  return {
    value: (x) => {
      const monomials = powers.map((each) => value(each, x));
      return solutions.map((solution) => solution.reduce((sum, c, k) => sum + c * monomials[k], 0));
    },
    gradient: (x) => {
      const monomials = slopes.map((list) =>
        list.map((each) => (each.factor === 0 ? 0 : each.factor * value(each.powers, x))),
      );
      return solutions.map((solution) =>
        Float64Array.from(monomials, (list) => solution.reduce((sum, c, k) => sum + c * list[k], 0)),
      );
    },
  };
}
