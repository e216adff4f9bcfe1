import { inputCountOf } from '../networks/network.js';
import { networkOracle } from '../networks/network-oracle.js';
import type { Oracle } from '../oracle.js';
import type { LearnedFit } from './learned-fit.js';
import { polynomialOracle } from './polynomial-oracle.js';

/**
 * The oracle φ of a fit, in the units of the features and the labels.
 *
 * @param vectorLength r, where the fit takes several vectors side by side; otherwise it is of one
 */
export function learnedOracle({ model }: Pick<LearnedFit, 'model'>, vectorLength?: number): Oracle {
  const oracle = model.fits === 'network' ? networkOracle(model.network) : polynomialOracle(model.polynomials);
  if (vectorLength === undefined) return oracle;
  return { ...oracle, vectorCount: inputCountOfModel(model) / vectorLength };
}

function inputCountOfModel(model: LearnedFit['model']): number {
  if (model.fits === 'network') return inputCountOf(model.network);
  return model.polynomials[0]?.coordinates.centre.length ?? 0;
}
