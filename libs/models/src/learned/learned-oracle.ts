import { networkOracle } from '../networks/network-oracle.js';
import type { Oracle } from '../oracle.js';
import type { LearnedFit } from './learned-fit.js';
import { polynomialOracle } from './polynomial-oracle.js';

/** The oracle φ of a fit, in the units of the features and the labels. */
export function learnedOracle({ model }: Pick<LearnedFit, 'model'>): Oracle {
  return model.fits === 'network' ? networkOracle(model.network) : polynomialOracle(model.polynomials);
}
