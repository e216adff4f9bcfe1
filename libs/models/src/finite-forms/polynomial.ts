import { add, matMul, mul, ones, scalar, tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';
import type { GeneratorShape, PolynomialTerm } from '@liesweep/sweep';

/** Σ_t c_t Π_j x_j^{p_tj} over tensors. */
export function polynomial(
  { terms }: { readonly terms: readonly PolynomialTerm[] },
  { dimension }: GeneratorShape,
): (x: Tensor2D) => Tensor2D {
  return (x) => {
    const columns = Array.from({ length: dimension }, (_, feature) => column(x, feature, dimension));
    const zero: Tensor2D = mul(matMul(x, ones([dimension, 1])), scalar(0));
    return terms.reduce<Tensor2D>(
      (total, { coefficient, powers }) => add(total, monomial(columns, zero, coefficient, powers)),
      zero,
    );
  };
}

/** One feature of every sample, as a product with a unit vector: slicing would tie a traced gradient to the number of rows. */
function column(x: Tensor2D, feature: number, dimension: number): Tensor2D {
  return matMul(x, tensor2d(Array.from({ length: dimension }, (_, row) => [row === feature ? 1 : 0])));
}

function monomial(
  columns: readonly Tensor2D[],
  zero: Tensor2D,
  coefficient: number,
  powers: readonly number[],
): Tensor2D {
  const factors = columns.flatMap((values, feature) => Array<Tensor2D>(powers[feature] ?? 0).fill(values));
  const [first, ...rest] = factors;
  if (first === undefined) return add(zero, scalar(coefficient));
  return mul(
    rest.reduce<Tensor2D>((product, factor) => mul(product, factor), first),
    scalar(coefficient),
  );
}
