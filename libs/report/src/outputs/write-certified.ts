import { join } from 'node:path';
import { encodeNpy, writeWhole } from '@liesweep/storage';
import type { Certificate } from '@liesweep/sweep';

/**
 * Writes the basis of certified fields of every n, as it is written in the report: `n<n>-certified.npy`, [d, n, K], or [d, q, n, K] where
 * every particle has a field of its own; the coefficients of θ_k ∂_j in the units of the features.
 */
export async function writeCertified(folder: string, certificates: readonly Certificate[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { dimension, fields } of certificates) {
    if (fields === undefined || fields.basis.length === 0) continue;
    const file = join(folder, `n${String(dimension)}-certified.npy`);
    await writeWhole(file, encodeNpy(basisShape(fields, dimension), Float32Array.from(fields.basis.flat())));
    files.push(file);
  }
  return files;
}

function basisShape({ basis, features, functions }: NonNullable<Certificate['fields']>, dimension: number): number[] {
  const blocks = Math.max(1, Math.round(features.length / dimension));
  const size = functions.length / blocks;
  return blocks === 1 ? [basis.length, dimension, size] : [basis.length, blocks, dimension, size];
}
