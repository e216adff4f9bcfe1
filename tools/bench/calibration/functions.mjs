// The functions whose labels are judged: those without a symmetry, or with fewer than their quadratic form, and those with one.
// `dimension` is the number of matrices that keep the function exactly; the truth on the rows is computed from its gradient.

const sum = (x, of) => x.reduce((total, entry, j) => total + of(entry, j), 0);
const square = (x) => sum(x, (entry) => entry * entry);
const norm = (x) => Math.sqrt(square(x));
const minkowski = ([t, x, y, z]) => t * t - x * x - y * y - z * z;
const determinant = ([a, b, c, d]) => a * d - b * c;

/** Fixed coefficients: a random form, the same in every run. */
const fixed = (count, seed) => {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return (2 * state) / 2147483648 - 1;
  });
};
const CUBIC = fixed(27, 5);
const QUARTIC = fixed(81, 9);
const cubicForm = (x) =>
  CUBIC.reduce((total, c, at) => total + c * x[Math.floor(at / 9)] * x[Math.floor(at / 3) % 3] * x[at % 3], 0);
const quarticForm = (x) =>
  QUARTIC.reduce(
    (total, c, at) =>
      total + c * x[Math.floor(at / 27)] * x[Math.floor(at / 9) % 3] * x[Math.floor(at / 3) % 3] * x[at % 3],
    0,
  );

/** No matrix keeps them, or fewer than keep the quadratic form that fits best. */
export const WITHOUT = [
  ['|x|+|y|+|z|', 3, (x) => sum(x, Math.abs)],
  ['|x|+|y|', 2, (x) => sum(x, Math.abs)],
  ['x⁴+y⁴+z⁴', 3, (x) => sum(x, (entry) => entry ** 4)],
  ['x⁴+y⁴', 2, (x) => sum(x, (entry) => entry ** 4)],
  ['(x−1)²+4(y−1)²', 2, ([x, y]) => (x - 1) ** 2 + 4 * (y - 1) ** 2],
  ['a cubic form', 3, cubicForm],
  ['a quartic form', 3, quarticForm],
  ['sin x + sin 2y', 2, ([x, y]) => Math.sin(x) + Math.sin(2 * y)],
  ['sin x cos y', 2, ([x, y]) => Math.sin(x) * Math.cos(y)],
  ['r²+x', 3, (x) => square(x) + x[0]],
  ['r²+0.3x³', 3, (x) => square(x) + 0.3 * x[0] ** 3],
  ['r²+0.2 sin 6x_j', 3, (x) => square(x) + 0.2 * sum(x, (entry) => Math.sin(6 * entry))],
  ['r²+0.3 sin 4.5 u·x', 3, (x) => square(x) + 0.3 * Math.sin(4.5 * (0.6 * x[0] + 0.64 * x[1] + 0.48 * x[2]))],
  ['r²+|x|', 3, (x) => square(x) + Math.abs(x[0])],
  ['r²+y tanh x', 3, (x) => square(x) + x[1] * Math.tanh(2 * x[0])],
  ['r²+0.04x⁴', 3, (x) => square(x) + 0.04 * x[0] ** 4],
  ['max x_j', 3, (x) => Math.max(...x)],
  ['e^x+e^−y', 2, ([x, y]) => Math.exp(x) + Math.exp(-y)],
  ['xyz+0.3x²', 3, ([x, y, z]) => x * y * z + 0.3 * x * x],
  ['det+0.3Σx³', 4, (x) => determinant(x) + 0.3 * sum(x, (entry) => entry ** 3)],
  ['Minkowski+0.1Σx⁴', 4, (x) => minkowski(x) + 0.1 * sum(x, (entry) => entry ** 4)],
  ['x/(1+y²)', 2, ([x, y]) => x / (1 + y * y)],
  ['Σ tanh 3x_j', 3, (x) => sum(x, (entry) => Math.tanh(3 * entry))],
  ['(Σx⁴)^¼', 3, (x) => sum(x, (entry) => entry ** 4) ** 0.25],
  ['√(x²+y²)+|z|', 3, ([x, y, z]) => Math.hypot(x, y) + Math.abs(z)],
].map(([name, n, phi]) => ({ name, n, phi }));

/** Kept by as many matrices as `dimension` says. */
export const WITH = [
  ['‖x‖', 3, norm, 3],
  ['r², R³', 3, square, 3],
  ['x²+4y²+9z²', 3, ([x, y, z]) => x * x + 4 * y * y + 9 * z * z, 3],
  ['Minkowski', 4, minkowski, 6],
  ['r²−0.1r⁴, R²', 2, (x) => square(x) - 0.1 * square(x) ** 2, 1],
  ['xyz', 3, ([x, y, z]) => x * y * z, 2],
  ['det 2×2', 4, determinant, 6],
  ['x²+y²+z³', 3, ([x, y, z]) => x * x + y * y + z ** 3, 1],
  ['e^(−r²/2)', 2, (x) => Math.exp(-square(x) / 2), 1],
  ['xy', 2, ([x, y]) => x * y, 1],
  ['r², R²', 2, square, 1],
].map(([name, n, phi, dimension]) => ({ name, n, phi, dimension }));

const STEP = 1e-3;

/** ∇φ by central differences of fourth order: exact to 1e-10 of the third power of the step or so. */
export function gradientOf(phi) {
  return (x) =>
    Float64Array.from(x, (_, j) => {
      const at = (step) => phi(x.map((entry, k) => (k === j ? entry + step : entry)));
      return (8 * (at(STEP) - at(-STEP)) - (at(2 * STEP) - at(-2 * STEP))) / (12 * STEP);
    });
}
