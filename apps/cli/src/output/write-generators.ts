import { join } from 'node:path';
import { encodeNpy } from '@liesweep/storage';
import type { PhaseDiagram } from '@liesweep/phase-diagram';
import type { Cell } from '@liesweep/sweep';
import { generatorFileName } from './generator-file-name.js';
import type { TrialTensors } from './read-trial-tensors.js';
import { writeAtomic } from './write-atomic.js';

/** Writes the generators of every cell's best trial as a NumPy file. */
export async function writeGenerators(
  folder: string,
  diagram: PhaseDiagram,
  cells: readonly Cell[],
  byTrial: ReadonlyMap<string, TrialTensors>,
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { gridPoint, best } of cells) {
    const found = best === null ? undefined : byTrial.get(best.trialKey);
    if (found !== undefined) {
      const file = join(folder, generatorFileName(diagram, gridPoint));
      await writeAtomic(file, encodeNpy(found.generators.shape, found.generators.data));
      files.push(file);
    }
  }
  return files;
}
