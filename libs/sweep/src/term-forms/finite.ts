import { formatNumber } from '../format-number.js';
import { defineTermForm } from './define-term-form.js';

/** Invariance as the mean square of φ(x + ε𝒲x) − φ(x), over ε². */
export const finite = defineTermForm({
  form: 'finite',
  term: 'invariance',
  key: ({ epsilon }) => `finite(${formatNumber(epsilon)})`,
  usesEpsilon: true,
  needsValues: true,
  // ε = 1e-3 leaves a floor near 1e-6, because an exact rotation by ε needs the second order in ε.
  vanishesBelow: 1e-4,
});
