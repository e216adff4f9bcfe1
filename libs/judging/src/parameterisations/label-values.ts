import { oracleOf, type GeneratorShape, type OracleSpec } from '@liesweep/sweep';

/**
 * The labels of all oracles side by side, at one sample: what moves where labels do. An oracle of fewer vectors takes the first
 * ones of the sample.
 *
 * @returns undefined where one of them is no formula
 */
export function labelValues(
  oracles: readonly OracleSpec[],
  shape: GeneratorShape,
): ((x: Float64Array) => readonly number[]) | undefined {
  const parts = oracles.flatMap((oracle) => {
    const definition = oracleOf(oracle);
    const formula = definition.formula?.(oracle, shape);
    const length = (definition.vectorCount?.(shape) ?? 1) * shape.dimension;
    return formula === undefined ? [] : [{ formula, length }];
  });
  return parts.length < oracles.length
    ? undefined
    : (x) => parts.flatMap(({ formula, length }) => formula.value(x.subarray(0, length)));
}
