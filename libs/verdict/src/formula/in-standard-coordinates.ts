import { transpose } from '@liesweep/lie';
import { realDimension } from '@liesweep/sweep';
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
  const labelAt = (at: number): number => Math.floor(at / length) % labelCount;
  const largest = largestSlopes(rows, labelAt);
  const turn = transpose(toRaw);
  const turned = (gradients: Float64Array): Float64Array =>
    mapVectors(
      gradients.map((slope, at) => {
        const size = largest[labelAt(at)] ?? Number.NaN;
        return size === 0 ? 0 : slope / size;
      }),
      turn,
    );
  const squares = new Float64Array(labelCount);
  for (const { gradients } of rows.blocks()) {
    turned(gradients).forEach((slope, at) => {
      const label = labelAt(at);
      squares[label] = (squares[label] ?? Number.NaN) + slope * slope;
    });
  }
  const sizes = squares.map((square) => (square === 0 ? 1 : Math.sqrt(square / sampleCount)));
  return {
    ...{ labelCount, vectorCount, shape, sampleCount },
    *blocks() {
      for (const block of rows.blocks()) {
        yield {
          ...block,
          samples: mapVectors(block.samples, fromRaw),
          gradients: turned(block.gradients).map((slope, at) => slope / (sizes[labelAt(at)] ?? Number.NaN)),
        };
      }
    },
  };
}

/** The largest slope of each label, which it is divided by, so that squares of 1e±200 stay finite. */
function largestSlopes(rows: GradientRows, labelAt: (at: number) => number): Float64Array {
  const largest = new Float64Array(rows.labelCount);
  for (const { gradients } of rows.blocks()) {
    gradients.forEach((slope, at) => {
      const label = labelAt(at);
      largest[label] = Math.abs(slope) <= (largest[label] ?? 0) ? (largest[label] ?? 0) : Math.abs(slope);
    });
  }
  return largest;
}
