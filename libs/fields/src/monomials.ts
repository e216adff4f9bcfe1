/** The monomials Π_j x_j^p_j at a point. */
export function monomialValues(exponents: readonly (readonly number[])[], x: Float64Array): number[] {
  return exponents.map((powers) => powers.reduce((product, power, j) => product * (x[j] ?? NaN) ** power, 1));
}

/** Their derivatives, row-major [monomials, n]; zero along a feature that does not occur, also where it is zero. */
export function monomialSlopes(exponents: readonly (readonly number[])[], x: Float64Array): number[] {
  return exponents.flatMap((powers) =>
    powers.map((own, j) =>
      own === 0
        ? 0
        : powers.reduce((product, power, i) => product * (x[i] ?? NaN) ** (i === j ? power - 1 : power), own),
    ),
  );
}
