import { join } from 'node:path';
import { encodeNpy, writeWhole } from '@liesweep/storage';
import type { Certificate } from '@liesweep/sweep';

/**
 * Writes the basis of certified fields of every n, as it is written in the report: `n<n>-certified.npy`, [d, n, K], or [d, q, n, K] where
 * every particle has a field of its own; the coefficients of θ_k ∂_j in the units of the features.
 */
export async function writeCertified(folder: string, certificates: readonly Certificate[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const certificate of certificates) {
    const content = certifiedNpy(certificate);
    if (content === null) continue;
    const file = join(folder, `n${String(certificate.dimension)}-certified.npy`);
    await writeWhole(file, content);
    files.push(file);
  }
  return files;
}

/** The basis of certified fields as a file of NumPy; null where there is none. */
export function certifiedNpy({ dimension, fields }: Pick<Certificate, 'dimension' | 'fields'>): Uint8Array | null {
  if (fields === undefined || fields.basis.length === 0) return null;
  return encodeNpy(basisShape(fields, dimension), Float32Array.from(fields.basis.flat()));
}

function basisShape({ basis, features, functions }: NonNullable<Certificate['fields']>, dimension: number): number[] {
  const blocks = Math.max(1, Math.round(features.length / dimension));
  const size = functions.length / blocks;
  return blocks === 1 ? [basis.length, dimension, size] : [basis.length, blocks, dimension, size];
}
