import type { ScaleSpec } from '@liesweep/sweep';
import type { Table } from './table.js';

/**
 * The diagonal of S, by which features are divided, r numbers. Global: the root mean square of all features, one factor,
 * so that a metric keeps its shape. Per feature: the root mean square of each, of a complex one that of its modulus.
 * Nothing is subtracted: a linear generator keeps the origin where it is.
 */
export function scaleFactors({ rowCount, dimension, features }: Table, scale: ScaleSpec): Float64Array {
  const vectorLength = features.length / rowCount;
  if (scale === 'none') return new Float64Array(vectorLength).fill(1);
  const meanSquares = new Float64Array(dimension);
  features.forEach((entry, at) => {
    const feature = (at % vectorLength) % dimension;
    meanSquares[feature] = (meanSquares[feature] ?? Number.NaN) + entry ** 2 / rowCount;
  });
  const common = Math.sqrt(meanSquares.reduce((sum, each) => sum + each, 0) / dimension);
  return Float64Array.from({ length: vectorLength }, (_, entry) =>
    scale === 'global' ? common : Math.sqrt(meanSquares[entry % dimension] ?? Number.NaN),
  );
}
