import { parameterCount, type GeneratorShape } from '@liesweep/sweep';

/**
 * The product 𝒲 = 𝒲_L … 𝒲_2 𝒲_1 of a deep-linear generator, in float64.
 *
 * @param layers vec 𝒲_1, …, vec 𝒲_L, one after the other: L·p numbers
 * @returns vec 𝒲, p numbers
 */
export function layerProduct(layers: ArrayLike<number>, shape: GeneratorShape): Float64Array {
  const entries = parameterCount(shape);
  const layer = (index: number): Float64Array =>
    Float64Array.from({ length: entries }, (_, at) => layers[index * entries + at] ?? Number.NaN);
  let product = layer(0);
  for (let index = 1; index < layers.length / entries; index += 1) product = multiplyVec(layer(index), product, shape);
  return product;
}

/** vec 𝒲𝒱; complex entries are real parts, then imaginary parts. */
function multiplyVec(w: Float64Array, v: Float64Array, { dimension: n, field }: GeneratorShape): Float64Array {
  const block = n * n;
  const product = new Float64Array(w.length);
  const addProduct = (left: number, right: number, into: number, sign: number): void => {
    for (let at = 0; at < block; at += 1) {
      const [row, column] = [Math.floor(at / n), at % n];
      let entry = 0;
      for (let k = 0; k < n; k += 1)
        entry += (w[left + row * n + k] ?? Number.NaN) * (v[right + k * n + column] ?? Number.NaN);
      product[into + at] = (product[into + at] ?? Number.NaN) + sign * entry;
    }
  };
  addProduct(0, 0, 0, 1);
  if (field === 'real') return product;
  addProduct(block, block, 0, -1);
  addProduct(0, block, block, 1);
  addProduct(block, 0, block, 1);
  return product;
}
