import type { DataSpec } from '../data/index.js';
import { ExpressionError } from '../expression/expression-error.js';
import { parseExpression } from '../expression/parse-expression.js';
import { featureNames } from '../feature-names.js';
import { nearestWord } from '../schema/nearest-word.js';
import type { Problem } from '../schema/problem.js';
import { shortText } from '../schema/short-text.js';
import type { SystemSpec } from '../sweep-spec.js';
import type { ConservedSpec } from './conserved-schema.js';

/** Conserved quantities are of a flow, of one vector of features, whose names they are written in. */
export function checkConserved(
  conserved: ConservedSpec | undefined,
  system: SystemSpec,
  data: DataSpec,
  dimensions: readonly number[],
): Problem[] {
  const [dimension, other] = dimensions;
  if (conserved === undefined || dimension === undefined) return [];
  const { labelAction, particles } = system;
  if (labelAction?.kind !== 'tangent') {
    const message = `expected labelAction: tangent, oracles that are the velocities of the features, beside conserved, got ${labelAction?.kind ?? 'invariant'}`;
    return [{ path: ['system', 'labelAction'], message }];
  }
  if ((particles?.count ?? 1) > 1) {
    const message = `expected one vector of all features beside conserved, got ${String(particles?.count)} particles`;
    return [{ path: ['system', 'particles'], message }];
  }
  if (other !== undefined) {
    const message = `expected one n, for conserved names its features, got ${String(dimension)}, ${String(other)}`;
    return [{ path: ['grid', 'dimension'], message }];
  }
  const names = featureNames({ system, data }, dimension);
  return [...functionProblems(conserved, names), ...pairProblems(conserved, names)];
}

function functionProblems({ functions }: ConservedSpec, names: readonly string[]): Problem[] {
  return functions.flatMap((text, position): Problem[] => {
    const path = ['conserved', 'functions', position];
    try {
      const { valueCount } = parseExpression(text, { names });
      return valueCount === 1 ? [] : [{ path, message: `expected one value, got a vector of ${String(valueCount)}` }];
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return [{ path, message: error.message }];
    }
  });
}

function pairProblems({ poisson }: ConservedSpec, names: readonly string[]): Problem[] {
  const seen = new Set<string>();
  return poisson.flatMap((pair, position) =>
    pair.flatMap((name, side): Problem[] => {
      const path = ['conserved', 'poisson', position, side];
      if (!names.includes(name)) {
        const nearest = nearestWord(name, names);
        const suggestion = nearest === undefined ? '' : `; did you mean ${nearest}?`;
        return [{ path, message: `expected a feature (${names.join(', ')}), got ${shortText(name)}${suggestion}` }];
      }
      if (seen.size === seen.add(name).size)
        return [{ path, message: `expected each feature once, got ${name} twice` }];
      return [];
    }),
  );
}
