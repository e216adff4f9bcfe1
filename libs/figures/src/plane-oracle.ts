import { oracleOf, type GeneratorShape, type OracleSpec } from '@liesweep/sweep';
import type { PlanePoint } from './contour-lines.js';

const PLANE: GeneratorShape = { dimension: 2, field: 'real' };

/** The value φ(x1, x2) of an oracle that is a formula on the real plane; null for any other, which has no contours to draw. */
export function planeOracle(oracle: OracleSpec): ((x: PlanePoint) => number) | null {
  const definition = oracleOf(oracle);
  const isOnPlane =
    definition.onlyField?.(oracle)?.field !== 'complex' &&
    (definition.onlyDimension?.(oracle) ?? PLANE.dimension) === PLANE.dimension &&
    (definition.vectorCount?.(PLANE, oracle) ?? 1) === 1;
  const formula = isOnPlane ? definition.formula?.(oracle, PLANE) : undefined;
  if (formula === undefined) return null;
  return ([x1, x2]) => formula.value(Float64Array.of(x1, x2))[0] ?? Number.NaN;
}
