import { pairs, type Matrix } from '@liesweep/lie';
import type { ConservedFlow, UnaskedFlow } from './conserve-flow.js';
import type { Remarks } from './remarks.js';

/** The answer of `conserved --json`. */
export function conservedDocument(
  sweepId: string,
  flow: ConservedFlow | UnaskedFlow,
  { warnings, notes }: Remarks,
): object {
  if ('reason' in flow) return { sweepId, status: 'refused', reason: flow.reason, notes, warnings };
  const { features, functionNames, quantities, poisson } = flow;
  const { kind, functions, defects, ...found } = quantities;
  return {
    ...{ sweepId, status: kind, ...found, features, functionNames },
    defects: [...defects],
    functions: functions.map(({ formula, coefficients, isExact }) => ({
      formula,
      isExact,
      coefficients: [...coefficients],
    })),
    poisson:
      poisson === null
        ? null
        : { ...poisson, pairs: pairs(poisson.elements.length), structureConstants: rowsOf(poisson.structureConstants) },
    notes,
    warnings,
  };
}

function rowsOf({ rows, columns, data }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) => [...data.subarray(row * columns, (row + 1) * columns)]);
}
