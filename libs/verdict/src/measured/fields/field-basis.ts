import { matrixOf, realForms } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';
import { parameterCount, realDimension } from '@liesweep/sweep';
import type { GeneratorShape } from '@liesweep/sweep';

/** Which fields may keep the label: v(x) = 𝒲x, or v(x) = 𝒲x + b. */
export type FieldAnsatz = 'linear' | 'affine';

/**
 * A basis of the fields v(z) = W (z, 1) of an ansatz: the E_jk; for complex features E_jk and i E_jk as real forms; for the
 * affine ansatz also the translations.
 *
 * @returns P matrices [r, r], or [r, r + 1] with the translation last
 */
export function fieldBasis(shape: GeneratorShape, ansatz: FieldAnsatz): Matrix[] {
  const [count, size] = [parameterCount(shape), realDimension(shape)];
  const units = Array.from({ length: count * count }, (_, at) => (Math.floor(at / count) === at % count ? 1 : 0));
  const linear = realForms(units, shape);
  if (ansatz === 'linear') {
    return linear;
  }
  const translations = Array.from({ length: size }, (_, i) => {
    const field = matrixOf(size, size + 1);
    field.data[i * (size + 1) + size] = 1;
    return field;
  });
  return [...linear.map(withoutTranslation), ...translations];
}

function withoutTranslation({ rows, columns, data }: Matrix): Matrix {
  const field = matrixOf(rows, columns + 1);
  for (let i = 0; i < rows; i++) {
    field.data.set(data.subarray(i * columns, (i + 1) * columns), i * (columns + 1));
  }
  return field;
}
