import { realDimension, type GeneratorShape } from '@liesweep/sweep';
import { networkOracle } from '../networks/network-oracle.js';
import type { Oracle } from '../oracle.js';
import type { LearnedFit } from './learned-fit.js';
import { polynomialOracle } from './polynomial-oracle.js';

/**
 * The oracle φ of a fit, in the units of the features and the labels.
 *
 * @param shape of one vector of a sample; a sample is one where it is left out
 */
export function learnedOracle({ model }: Pick<LearnedFit, 'model'>, shape?: GeneratorShape): Oracle {
  if (model.fits === 'network') return networkOracle(model.network);
  const length = model.polynomials[0]?.coordinates.centre.length ?? 1;
  return polynomialOracle(model.polynomials, shape === undefined ? 1 : length / realDimension(shape));
}
