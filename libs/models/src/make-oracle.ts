import { concat, type Tensor2D } from '@tensorflow/tfjs-core';
import type { OracleSpec } from '@liesweep/sweep';
import type { Oracle } from './oracle.js';
import { l1 } from './oracles/l1.js';
import { norm } from './oracles/norm.js';
import { polynomial } from './oracles/polynomial.js';
import { diagonal, quadratic } from './oracles/quadratic.js';
import { squaredNorm } from './oracles/squared-norm.js';

/** The oracle that a specification names, on n features. */
export function makeOracle(spec: OracleSpec, dimension: number): Oracle {
  switch (spec.kind) {
    case 'norm':
      return norm(dimension);
    case 'squared-norm':
      return squaredNorm(dimension);
    case 'quadratic':
      return quadratic('matrix' in spec ? spec.matrix : diagonal(spec.signature));
    case 'polynomial':
      return polynomial(spec.terms, dimension);
    case 'l1':
      return l1(dimension);
  }
}

/** Several oracles as one, to be kept at once: their labels stand side by side. */
export function combineOracles(oracles: readonly Oracle[]): Oracle {
  const [first] = oracles;
  if (oracles.length === 1 && first !== undefined) return first;
  return {
    labelCount: oracles.reduce((total, { labelCount }) => total + labelCount, 0),
    evaluate: (x) => concat(oracles.map((oracle) => oracle.evaluate(x)), 1) as Tensor2D,
    gradient: (x) => oracles.flatMap((oracle) => oracle.gradient(x)),
  };
}
