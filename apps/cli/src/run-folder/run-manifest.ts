import { existsSync, readFileSync } from 'node:fs';
import { withoutPassword } from '@liesweep/storage';
import { z } from 'zod';
import { BadInputError } from '../errors/cli-error.js';
import { writeAtomic } from '../output/write-atomic.js';

const runManifest = z.object({
  formatVersion: z.literal(1),
  sweepId: z.string(),
  specDigest: z.string(),
  rows: z.string(),
  tensors: z.string(),
  /** Wall time of all commands that trained it, seconds. */
  wallSeconds: z.number().nonnegative(),
});

/** What a run's folder is: which sweep, and where its rows and tensors lie. */
export type RunManifest = Readonly<z.infer<typeof runManifest>>;

/**
 * The manifest of a run, or undefined when there is none.
 *
 * @throws BadInputError when the file is there but is not a manifest
 */
export function readManifest(file: string): RunManifest | undefined {
  if (!existsSync(file)) {
    return undefined;
  }
  try {
    return runManifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new BadInputError(
      {
        happened: `${file} cannot be read, or is not the manifest of a run.`,
        safe: 'Trials that are recorded are safe: they are not in this folder.',
        remedy: 'Remove the file, or choose another folder with --out.',
      },
      { cause: error },
    );
  }
}

/** Writes what the folder is. A password stays in the environment: the folder is there to be passed on. */
export async function writeManifest(file: string, manifest: RunManifest): Promise<void> {
  const written: RunManifest = { ...manifest, rows: withoutPassword(manifest.rows) };
  await writeAtomic(file, `${JSON.stringify(written, undefined, 2)}\n`);
}
