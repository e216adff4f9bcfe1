import { transpose } from '@liesweep/lie';
import { realDimension } from '@liesweep/sweep';
import { mapVectors, type StandardCoordinates } from '../coordinates/standard-coordinates.js';
import type { SampledGradients } from './sampled-gradients.js';

/**
 * The same samples and gradients in standard coordinates, z = B⁻¹x and ∇_z φ = Bᵀ∇φ, every label in its own unit: E|∇φ_l|² is 1,
 * so that neither φ → cφ + b nor x → Ax changes anything. A label without any gradient stays zero.
 */
export function inStandardCoordinates(
  sampled: SampledGradients,
  { toRaw, fromRaw }: Pick<StandardCoordinates, 'toRaw' | 'fromRaw'>,
): SampledGradients {
  const { labelCount, vectorCount, shape } = sampled;
  const samples = mapVectors(sampled.samples, fromRaw);
  const gradients = mapVectors(unitLargest(sampled.gradients, labelCount, sampled), transpose(toRaw));
  const length = vectorCount * realDimension(shape);
  const squares = new Float64Array(labelCount);
  gradients.forEach((slope, at) => {
    const label = Math.floor(at / length) % labelCount;
    squares[label] = (squares[label] ?? Number.NaN) + slope * slope;
  });
  const sampleCount = samples.length / length;
  const sizes = squares.map((square) => (square === 0 ? 1 : Math.sqrt(square / sampleCount)));
  return {
    ...sampled,
    samples,
    gradients: gradients.map((slope, at) => slope / (sizes[Math.floor(at / length) % labelCount] ?? Number.NaN)),
  };
}

/** Each label divided by its largest slope, so that squares of 1e±200 stay finite. */
function unitLargest(
  gradients: Float64Array,
  labelCount: number,
  { vectorCount, shape }: Pick<SampledGradients, 'vectorCount' | 'shape'>,
): Float64Array {
  const length = vectorCount * realDimension(shape);
  const labelAt = (at: number): number => Math.floor(at / length) % labelCount;
  const largest = new Float64Array(labelCount);
  gradients.forEach((slope, at) => {
    const label = labelAt(at);
    largest[label] = Math.abs(slope) <= (largest[label] ?? 0) ? (largest[label] ?? 0) : Math.abs(slope);
  });
  return gradients.map((slope, at) => {
    const size = largest[labelAt(at)] ?? Number.NaN;
    return size === 0 ? 0 : slope / size;
  });
}
