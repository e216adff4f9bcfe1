import { transpose } from '@liesweep/lie';
import { realDimension, Scratch } from '@liesweep/sweep';
import { mapVectors, type StandardCoordinates } from '../coordinates/standard-coordinates.js';
import { asGradientRows, type GradientRows } from './gradient-rows.js';
import type { SampledGradients } from './sampled-gradients.js';

/**
 * The same samples and gradients in standard coordinates, z = B⁻¹x and ∇_z φ = Bᵀ∇φ, every label in its own unit: E|∇φ_l|² is 1,
 * so that neither φ → cφ + b nor x → Ax changes anything. A label without any gradient stays zero.
 */
export function inStandardCoordinates(
  sampled: SampledGradients | GradientRows,
  { toRaw, fromRaw }: Pick<StandardCoordinates, 'toRaw' | 'fromRaw'>,
): GradientRows {
  const rows = asGradientRows(sampled);
  const { labelCount, vectorCount, shape, sampleCount } = rows;
  const length = vectorCount * realDimension(shape);
  const largest = largestSlopes(rows, length);
  const turn = transpose(toRaw);
  const [shares, turned, mapped] = [new Scratch(), new Scratch(), new Scratch()];
  const inUnits = (gradients: Float64Array, sizes: Float64Array, into: Float64Array): Float64Array => {
    for (let at = 0; at < gradients.length; at += 1) {
      const size = sizes[Math.floor(at / length) % labelCount] ?? Number.NaN;
      into[at] = size === 0 ? 0 : (gradients[at] ?? Number.NaN) / size;
    }
    return into;
  };
  const turnedShares = (gradients: Float64Array): Float64Array =>
    mapVectors(inUnits(gradients, largest, shares.take(gradients.length)), turn, turned.take(gradients.length));
  const squares = new Float64Array(labelCount);
  for (const { gradients } of rows.blocks()) {
    turnedShares(gradients).forEach((slope, at) => {
      const label = Math.floor(at / length) % labelCount;
      squares[label] = (squares[label] ?? Number.NaN) + slope * slope;
    });
  }
  const sizes = squares.map((square) => (square === 0 ? 1 : Math.sqrt(square / sampleCount)));
  return {
    ...{ labelCount, vectorCount, shape, sampleCount },
    *blocks() {
      for (const block of rows.blocks()) {
        const gradients = turnedShares(block.gradients);
        yield {
          ...block,
          samples: mapVectors(block.samples, fromRaw, mapped.take(block.samples.length)),
          gradients: inUnits(gradients, sizes, gradients),
        };
      }
    },
  };
}

/** The largest slope of each label, which it is divided by, so that squares of 1e±200 stay finite. */
function largestSlopes(rows: GradientRows, length: number): Float64Array {
  const largest = new Float64Array(rows.labelCount);
  for (const { gradients } of rows.blocks()) {
    gradients.forEach((slope, at) => {
      const label = Math.floor(at / length) % rows.labelCount;
      largest[label] = Math.abs(slope) <= (largest[label] ?? 0) ? (largest[label] ?? 0) : Math.abs(slope);
    });
  }
  return largest;
}
