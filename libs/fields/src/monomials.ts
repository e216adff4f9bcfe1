/** The monomials Π_j x_j^p_j at a point. */
export function monomialValues(exponents: readonly (readonly number[])[], x: Float64Array): number[] {
  return exponents.map((powers) => monomial(powers, x, -1));
}

/** Their derivatives, row-major [monomials, n]; zero along a feature that does not occur, also where it is zero. */
export function monomialSlopes(exponents: readonly (readonly number[])[], x: Float64Array): number[] {
  return exponents.flatMap((powers) => powers.map((power, j) => (power === 0 ? 0 : power * monomial(powers, x, j))));
}

/** A monomial, with one power less of one of the features. Multiplied out: the powers are small, and `**` is slow. */
function monomial(powers: readonly number[], x: Float64Array, less: number): number {
  let product = 1;
  for (let j = 0; j < powers.length; j += 1) {
    const entry = x[j] ?? NaN;
    for (let times = (powers[j] ?? NaN) - (j === less ? 1 : 0); times > 0; times -= 1) product *= entry;
  }
  return product;
}
