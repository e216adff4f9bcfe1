import { parameterCount, type GeneratorShape } from '../generator-shape.js';
import type { LinearUnknowns } from './define-parameterisation.js';

/** The entries of a matrix on the features. */
export function matrixUnknowns(shape: GeneratorShape): LinearUnknowns {
  return { count: parameterCount(shape), formula: shape.field === 'complex' ? '2n²' : 'n²' };
}
