import type { Preconditioner } from '@liesweep/lie';
import type { StackSystem } from './stack.js';

/** The preconditioner that the trials of a system are trained with: linear generators' alone. */
export function preconditionerOf({
  parameterisation,
  preconditioner,
}: Pick<StackSystem, 'parameterisation' | 'preconditioner'>): Preconditioner | undefined {
  return parameterisation.kind === 'linear' ? preconditioner : undefined;
}
