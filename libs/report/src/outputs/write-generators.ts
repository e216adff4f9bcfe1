import { join } from 'node:path';
import { encodeNpy, writeWhole, type StoredTrialTensors } from '@liesweep/storage';
import type { PhaseDiagram } from '@liesweep/phase-diagram';
import { generatorShapeOf, type Cell, type HostTensor, type SystemSpec } from '@liesweep/sweep';
import type { DetectedGroup } from '../findings/detected-groups.js';
import { generatorFileName } from './generator-file-name.js';

/**
 * Writes the generators of every cell's best trial as a NumPy file: [N_g, n, n], float32 or complex64; of fields that are given by
 * coefficients [N_g, n, K], or [N_g, q, n, K] where every particle has a field of its own.
 */
export async function writeGenerators(
  folder: string,
  diagram: PhaseDiagram,
  cells: readonly Cell[],
  byTrial: ReadonlyMap<string, StoredTrialTensors>,
  field: SystemSpec['field'],
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { gridPoint, best } of cells) {
    const found = best === null ? undefined : byTrial.get(best.trialKey);
    if (found !== undefined) {
      const file = join(folder, generatorFileName(diagram, gridPoint));
      await writeWhole(file, generatorsNpy(found.generators, field));
      files.push(file);
    }
  }
  return files;
}

/** Writes the sparsest basis of every detected group beside the generators as found: `….npy` becomes `…-sparsest.npy`. */
export async function writeSparsest(
  folder: string,
  diagram: PhaseDiagram,
  groups: readonly DetectedGroup[],
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { slice, sparsest } of groups) {
    if (sparsest !== null) {
      const { system, dimension, weights } = slice;
      const gridPoint = { system, dimension, lossWeights: weights, generatorCount: sparsest.generators.shape[0] ?? 0 };
      const file = join(folder, generatorFileName(diagram, gridPoint).replace(/\.npy$/, '-sparsest.npy'));
      await writeWhole(file, generatorsNpy(sparsest.generators, generatorShapeOf(sparsest.generators).field));
      files.push(file);
    }
  }
  return files;
}

/** Real generators as they are; complex ones, stored as [N_g, 2, n, n], as pairs of real and imaginary part. */
export function generatorsNpy({ shape, data }: HostTensor, field: SystemSpec['field']): Uint8Array {
  const [count = 0, , rows = 0, columns = 0] = shape;
  if (field === 'real' || shape.length < 4) return encodeNpy(shape, data);
  const entries = rows * columns;
  const pairs = new Float32Array(data.length);
  for (let at = 0; at < count * entries; at += 1) {
    const real = Math.floor(at / entries) * 2 * entries + (at % entries);
    pairs[2 * at] = data[real] ?? Number.NaN;
    pairs[2 * at + 1] = data[real + entries] ?? Number.NaN;
  }
  return encodeNpy([count, rows, columns], pairs, 'complex64');
}
