import { GENERATOR_NORM_SQUARED, multiply, type Matrix, type Preconditioner } from '@liesweep/lie';

/**
 * Mean ‖𝒲‖² before the first step, at most: half of what normalization asks for. Adam remembers its first gradients for a
 * thousand steps, and those of shrinking are large.
 */
const START_NORM_SQUARED = 1;

/**
 * The coordinates at which generators start, of the random 𝒲₀ at which they would start in plain ones.
 *
 *     w = s (1 + T (1 − T)) 𝒲₀,   s = min(1, 1/√E‖T w/s‖²)
 *
 * A direction of middling σ is stretched by up to a quarter: 𝒲 = T w starts partly outside the symmetries, from where more
 * large sets close. A steep one is not. w = T⁻¹𝒲₀, the start of plain coordinates, stands σ away along it, and Adam moves by
 * its learning rate. Measured in decision 21.
 *
 * @param drawn vec 𝒲₀, shape [N_g, p], entries of variance 2/p
 * @returns w, shape [N_g, p]
 */
export function startCoordinates(drawn: Matrix, { transform, eigenvalues }: Preconditioner): Matrix {
  const shrunk = multiply(drawn, transform); // T 𝒲₀ [N_g, p]
  const twice = multiply(shrunk, transform); // T² 𝒲₀ [N_g, p]
  const scale = startScale(eigenvalues);
  const data = drawn.data.map(
    (entry, at) => scale * (entry + (shrunk.data[at] ?? Number.NaN) - (twice.data[at] ?? Number.NaN)),
  );
  return { ...drawn, data };
}

/** s of the eigenvalues t of T: E‖T w/s‖² = (2/p) Σ t² (1 + t (1 − t))². */
function startScale(eigenvalues: Float64Array): number {
  const sum = eigenvalues.reduce((total, t) => total + (t * (1 + t * (1 - t))) ** 2, 0);
  return Math.min(1, Math.sqrt((START_NORM_SQUARED * eigenvalues.length) / (GENERATOR_NORM_SQUARED * sum)));
}
