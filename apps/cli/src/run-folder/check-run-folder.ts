import { existsSync, readdirSync, statSync } from 'node:fs';
import { BadInputError } from '@liesweep/sweep/explained-error';
import type { RunFolder } from './run-folder.js';
import { readManifest, type RunManifest } from './run-manifest.js';

/**
 * Refuses a folder in which the run cannot be: not a folder, another sweep's, or somebody's files. Writes nothing.
 *
 * @returns the manifest of the run that is to be continued; undefined for a new one
 * @throws BadInputError
 */
export function checkRunFolder(folder: RunFolder, specDigest: string): RunManifest | undefined {
  if (!existsSync(folder.path)) {
    return undefined;
  }
  if (!statSync(folder.path).isDirectory()) {
    throw new BadInputError({ happened: `${folder.path} is not a folder.`, remedy: 'Choose another one with --out.' });
  }
  const manifest = readManifest(folder.manifest);
  if (manifest !== undefined && manifest.specDigest !== specDigest) {
    throw new BadInputError({
      happened: `${folder.path} holds the run of another sweep.\n  there: ${manifest.specDigest} (${manifest.sweepId})\n  given: ${specDigest}`,
      remedy: 'Undo the change of the sweep file to continue that run, or choose another folder with --out.',
    });
  }
  const hasForeignFiles = readdirSync(folder.path).some((name) => name !== '.work');
  if (manifest === undefined && hasForeignFiles) {
    throw new BadInputError({
      happened: `${folder.path} is not empty and is not the folder of a run.`,
      remedy: 'Choose a new or an empty folder with --out.',
    });
  }
  return manifest;
}
