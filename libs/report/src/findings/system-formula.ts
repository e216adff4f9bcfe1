import { oracleOf, realDimension, type Formula, type GeneratorShape, type SystemSpec } from '@liesweep/sweep';

/**
 * All oracles of a system as one formula, their labels side by side; null where one of them is no formula. An oracle of fewer vectors
 * takes the first ones of a sample, and its gradients are of these alone.
 */
export function systemFormula(system: SystemSpec, shape: GeneratorShape): Formula | null {
  const parts = system.oracles.flatMap((oracle) => {
    const definition = oracleOf(oracle);
    const formula = definition.formula?.(oracle, shape);
    const length = (definition.vectorCount?.(shape, oracle) ?? 1) * realDimension(shape);
    return formula === undefined ? [] : [{ formula, length }];
  });
  if (parts.length === 0 || parts.length < system.oracles.length) return null;
  return {
    value: (x) => parts.flatMap(({ formula, length }) => formula.value(x.subarray(0, length))),
    gradient: (x) => parts.flatMap(({ formula, length }) => formula.gradient(x.subarray(0, length))),
  };
}
