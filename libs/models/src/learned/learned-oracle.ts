import { networkOracle } from '../networks/network-oracle.js';
import { scaleOracle } from '../networks/scale-oracle.js';
import type { Oracle } from '../oracle.js';
import type { LearnedFit, LearnedModel } from './learned-fit.js';
import { quadraticForms } from './quadratic-forms.js';

/** The oracle φ of a fit, times its factor. */
export function learnedOracle({ model, factor }: Pick<LearnedFit, 'model' | 'factor'>): Oracle {
  return scaleOracle(modelOracle(model), factor);
}

/** The oracle of a model, in the units of the labels. */
export function modelOracle(model: LearnedModel): Oracle {
  return model.kind === 'mlp' ? networkOracle(model.network) : quadraticForms(model.matrices, model.constants);
}
