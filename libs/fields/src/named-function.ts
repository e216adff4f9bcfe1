import type { Expression } from '@liesweep/sweep';
import type { NamedFunction } from './dictionary.js';

/** An expression of one value as a function of a dictionary. */
export function namedFunction(expression: Expression): NamedFunction {
  return {
    name: expression.text,
    value: (x) => expression.value(x)[0] ?? NaN,
    gradient: (x) => expression.gradient(x)[0] ?? new Float64Array(x.length).fill(NaN),
  };
}
