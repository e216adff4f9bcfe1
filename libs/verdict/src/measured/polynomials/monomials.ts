/**
 * The monomials z^q of r variables by ascending degree, so that the polynomials of degree d are the first Q_d of them.
 *
 * Tables are row-major over the variables i: entry q·r + i.
 */
export interface Monomials {
  /** r */
  readonly variables: number;
  readonly degree: number;
  /** Q_0, Q_1, …, Q_degree: how many monomials have at most that degree. */
  readonly counts: readonly number[];
  /** The exponent of z_i in z^q, shape [Q, r]. */
  readonly exponents: Int32Array;
  /** The index of z_i z^q, for z^q below the highest degree: shape [Q_{degree−1}, r]. */
  readonly raised: Int32Array;
  /** The first index that has the degree of z^q, shape [Q]. */
  readonly blockStart: Int32Array;
}

/** Q_d = C(r + d, d), the number of monomials of r variables of degree at most d. */
export function monomialCount(variables: number, degree: number): number {
  let count = 1;
  for (let step = 1; step <= degree; step++) {
    count = (count * (variables + step)) / step;
  }
  return Math.round(count);
}

/** The monomials of r variables up to a degree. */
export function monomialsOf(variables: number, degree: number): Monomials {
  const exponents: number[][] = [new Array<number>(variables).fill(0)];
  const raised: number[] = [];
  const blockStart = [0];
  const counts = [1];
  const indexOf = new Map<string, number>();
  for (let first = 0, d = 1; d <= degree; d++) {
    const end = exponents.length;
    for (let q = first; q < end; q++) {
      for (let i = 0; i < variables; i++) {
        const product = (exponents[q] ?? []).map((power, j) => (j === i ? power + 1 : power));
        const key = product.join();
        const index = indexOf.get(key) ?? exponents.length;
        if (index === exponents.length) {
          indexOf.set(key, index);
          exponents.push(product);
          blockStart.push(end);
        }
        raised.push(index);
      }
    }
    first = end;
    counts.push(exponents.length);
  }
  return {
    variables,
    degree,
    counts,
    exponents: Int32Array.from(exponents.flat()),
    raised: Int32Array.from(raised),
    blockStart: Int32Array.from(blockStart),
  };
}
