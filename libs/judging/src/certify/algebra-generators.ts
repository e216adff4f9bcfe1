import { g2, indefiniteSo, scaling, sl, su, u, type Matrix } from '@liesweep/lie';
import { realDimension, type AlgebraName, type GeneratorShape } from '@liesweep/sweep';

/** The generators of a named algebra on features that it fits, real forms [r, r] with ⟨J_a, J_b⟩ = 2 δ_ab. */
export function algebraGenerators(algebra: AlgebraName, shape: GeneratorShape): Matrix[] {
  switch (algebra.kind) {
    case 'so':
      return indefiniteSo(algebra.p, algebra.q);
    case 'sl':
      return sl(algebra.n);
    case 'u':
      return u(algebra.n);
    case 'su':
      return su(algebra.n);
    case 'g2':
      return g2();
    case 'scaling':
      return scaling(realDimension(shape));
  }
}
