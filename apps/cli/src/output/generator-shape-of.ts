import type { GeneratorShape } from '@liesweep/sweep';
import type { FloatTensor } from './read-trial-tensors.js';

/** What generators are of that are stored as [N_g, n, n], or [N_g, 2, n, n]. */
export function generatorShapeOf({ shape }: Pick<FloatTensor, 'shape'>): GeneratorShape {
  return { dimension: shape.at(-1) ?? 0, field: shape.length > 3 ? 'complex' : 'real' };
}
