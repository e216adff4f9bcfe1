import { matrixOf } from '../matrix.js';
import type { Matrix } from '../matrix.js';
import { pairs } from '../pairs.js';

/**
 * so(1,3): the generators that keep x0² − x1² − x2² − x3².
 *
 * @returns three boosts E_0k + E_k0, then three rotations E_jk − E_kj, of shape [4, 4] with ⟨J_a, J_b⟩ = 2 δ_ab
 */
export function lorentz(): Matrix[] {
  return pairs(4).map(([j, k]) => {
    const generator = matrixOf(4, 4);
    generator.data[j * 4 + k] = 1;
    generator.data[k * 4 + j] = j === 0 ? 1 : -1;
    return generator;
  });
}
