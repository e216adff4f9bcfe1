import { rotationGenerators, rotationStructureConstants } from '@liesweep/figures/testing';
import { matrixOf, realForms, type Matrix } from '@liesweep/lie';
import type { PhaseDiagramSlice } from '@liesweep/phase-diagram';
import type { StoredTrialTensors } from '@liesweep/storage';
import type { FlowTensors, HostTensor } from '@liesweep/sweep';
import type { DetectedGroup } from '../findings/detected-groups.js';

/** A tensor of float32 from its numbers. */
export function tensorOf(shape: readonly number[], numbers: readonly number[]): HostTensor {
  return { shape, data: Float32Array.from(numbers) };
}

/** The rotations of n features as a trial stores them, without curve. */
export function rotationTensors(n: number): StoredTrialTensors {
  const [generators, constants] = [rotationGenerators(n), rotationStructureConstants(n)];
  return {
    generators: tensorOf([generators.length, n, n], generators.flat(2)),
    structureConstants:
      constants.length === 0 ? undefined : tensorOf([constants.length, generators.length], constants.flat()),
    curve: { steps: [], losses: [] },
  };
}

/** The detected group of a slice of so(n), in the basis of its planes. */
export function rotationGroup(slice: PhaseDiagramSlice): DetectedGroup {
  const n = slice.dimension;
  const tensors = rotationTensors(n);
  const { generators } = tensors;
  const [count = 0] = generators.shape;
  const forms: Matrix[] = realForms(generators.data, { dimension: n, field: 'real' });
  const constants = rotationStructureConstants(n);
  return {
    ...{ slice, tensors, forms },
    structure: {
      ...{ name: null, dimension: count, isClosed: true, killing: null, rank: n === 3 ? 1 : null },
      ...{ centreDimension: 0, derivedDimension: null, ideals: [], reason: '' },
    },
    sparsest: n < 3 ? null : { generators, structureConstants: matrixOf(constants.length, count, constants.flat()) },
  };
}

/** Two flows, of a 3 and of an 8, of which the second is shown in three images. */
export const SAMPLE_FLOWS: FlowTensors = {
  table: tensorOf([2, 8], [0, 3, 0.5, 0.05, 0, 0.5, 0.25, -1, 1, 8, 1, 0.05, 1, 0.0625, NaN, 0]),
  images: tensorOf(
    [1, 3, 784],
    Array.from({ length: 3 * 784 }, (_, at) => Math.floor(at / 784)),
  ),
  logits: tensorOf([1, 3, 2], [1, 0, 0, 2, 0, 3]),
  independence: 0.75,
};
