import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { withoutPassword, writeWhole } from '@liesweep/storage';
import { z } from 'zod';
import type { StoreLocations } from '../config.js';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { errorCode } from '@liesweep/sweep/errors';
import { storePath } from './store-path.js';

/** A store: where it was when the run was last trained, and how it lies from the run's folder where it is a file or a folder. */
const storePlace = z.object({ uri: z.string(), path: z.string().nullable() });

const identity = { sweepId: z.string(), specDigest: z.string() };

/** Wall time of all commands that trained it, seconds. */
const wallSeconds = z.number().nonnegative();

const manifestFile = z.discriminatedUnion('formatVersion', [
  z.object({ formatVersion: z.literal(1), ...identity, rows: z.string(), tensors: z.string(), wallSeconds }),
  z.object({
    formatVersion: z.literal(2),
    ...identity,
    /** `id` is the identity of the row store. */
    rows: storePlace.extend({ id: z.string() }),
    tensors: storePlace,
    /** `id` is this run's alone and goes along with a copy, which `path` and `inode` tell from its original. */
    folder: z.object({ id: z.string(), path: z.string(), inode: z.string() }),
    wallSeconds,
  }),
]);

/** What a run's folder is: which sweep, where its rows and tensors lie, and which folder of that sweep. */
export type RunManifest = Readonly<z.infer<typeof manifestFile>>;

/** What is written into a run's folder. */
export interface ManifestContent {
  readonly sweepId: string;
  readonly specDigest: string;
  readonly stores: StoreLocations;
  /** The identity of the row store. */
  readonly rowStore: string;
  /** The run's own id, random. */
  readonly runId: string;
  readonly wallSeconds: number;
}

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
    return manifestFile.parse(JSON.parse(readFileSync(file, 'utf8')));
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

/**
 * Writes what the folder of a run is, as it lies now. A password stays in the environment: the folder is there to be passed
 * on.
 */
export async function writeManifest(file: string, content: ManifestContent): Promise<void> {
  const { sweepId, specDigest, stores, rowStore, runId, wallSeconds } = content;
  const folder = realpathSync(dirname(file));
  const place = (uri: string): z.infer<typeof storePlace> => {
    const path = storePath(uri);
    return { uri: withoutPassword(uri), path: path === undefined ? null : relative(folder, realPath(path)) };
  };
  const manifest: RunManifest = {
    ...{ formatVersion: 2, sweepId, specDigest },
    rows: { ...place(stores.rows), id: rowStore },
    tensors: place(stores.tensors),
    folder: { id: runId, path: folder, inode: inodeOf(folder) },
    wallSeconds,
  };
  await writeWhole(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** The run's own id; undefined where the folder is a copy, or of version 1, and has none. */
export function ownId(manifest: RunManifest, folder: string): string | undefined {
  if (manifest.formatVersion === 1) return undefined;
  const { id, path, inode } = manifest.folder;
  return path === realpathSync(folder) || inode === inodeOf(folder) ? id : undefined;
}

/** The inode of a folder, as text: JSON has no numbers of that size. */
export function inodeOf(folder: string): string {
  return String(statSync(folder, { bigint: true }).ino);
}

/** A path without symbolic links; one that is not there yet stays as it is. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return path;
    throw error;
  }
}
