import { multiply, type Matrix } from '@liesweep/lie';

/** The most by which a start is stretched, less one. */
const STRETCH = 4;

/**
 * The coordinates w of a random start 𝒲₀, so that T w is nearly 𝒲₀ where that is near.
 *
 *     w = Σ_{k=0}^{K} (1 − T)ᵏ 𝒲₀,   T w = (1 − (1 − T)^{K+1}) 𝒲₀
 *
 * T⁻¹𝒲₀ would be the start of plain coordinates, and stands σ away along a steep direction, where a step of Adam is η; w₀ = 𝒲₀
 * starts all but inside the symmetries, from where fewer large sets close. In between, a direction is stretched by
 * 1/t for t well above 1/(K + 1) and by K + 1 at most.
 *
 * @param drawn vec 𝒲₀ of generators, shape [N_g, p]
 * @param transform T, shape [p, p], symmetric
 */
export function startCoordinates(drawn: Matrix, transform: Matrix): Matrix {
  let stretched = drawn;
  for (let k = 0; k < STRETCH; k += 1) {
    const moved = multiply(stretched, transform); // [N_g, p]
    stretched = {
      ...drawn,
      data: stretched.data.map((entry, at) => (drawn.data[at] ?? NaN) + entry - (moved.data[at] ?? NaN)),
    };
  }
  return stretched;
}
