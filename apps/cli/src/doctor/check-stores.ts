import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { openRowStore, openTensorStore, withoutPassword } from '@liesweep/storage';
import { countOf } from '@liesweep/sweep';
import { errorCode, errorMessage } from '@liesweep/sweep/errors';
import type { StoreLocations } from '../config.js';
import { storePath } from '../run-folder/store-path.js';
import { ok, type Check } from './check.js';

/** A sweep of a few thousand trials and its checkpoints. */
const COMFORTABLE_BYTES = 2 ** 30;

const BYTES_PER_GIB = 2 ** 30;

/** The row store answers and can be written, or can be made where it is to be. */
export async function checkRows({ rows: uri }: Pick<StoreLocations, 'rows'>): Promise<Check> {
  const name = 'row store';
  const shown = withoutPassword(uri);
  const path = storePath(uri);
  if (path !== undefined && !existsSync(path)) return checkPlace(name, shown, path);
  try {
    if (path !== undefined) for (const place of [path, dirname(path)]) accessSync(place, constants.W_OK);
    const rows = await openRowStore(uri);
    try {
      return ok(name, `${shown}, ${countOf((await rows.sweeps()).length, 'sweep')}`);
    } finally {
      await rows.close();
    }
  } catch (error) {
    return failed(name, shown, error, 'LIESWEEP_ROWS');
  }
}

/** The tensor store takes a file and gives it back, or can be made where it is to be. */
export async function checkTensors({ tensors: uri }: Pick<StoreLocations, 'tensors'>): Promise<Check> {
  const name = 'tensor store';
  const path = storePath(uri);
  if (path !== undefined && !existsSync(path)) return checkPlace(name, uri, path);
  const file = `checkpoints/doctor-${randomUUID()}.bin`;
  try {
    const tensors = await openTensorStore(uri);
    await tensors.writeNamed(file, Buffer.from('doctor'));
    try {
      const read = await tensors.readNamed(file);
      if (read === undefined) throw new Error('a file that was written is not there');
    } finally {
      await tensors.removeNamed(file);
    }
    return ok(name, uri);
  } catch (error) {
    return failed(name, uri, error, 'LIESWEEP_TENSORS');
  }
}

/** There is room on the disk of a folder, or of where it is to be. */
export function checkDisk(folder: string): Check {
  const place = existing(folder);
  const { bavail, bsize } = statfsSync(place);
  const bytes = bavail * bsize;
  const found = `${(bytes / BYTES_PER_GIB).toFixed(1)} GiB free for ${place}`;
  return bytes >= COMFORTABLE_BYTES
    ? ok('disk', found)
    : { name: 'disk', state: 'failed', found, remedy: 'Free some space, or choose another folder with --out.' };
}

function checkPlace(name: string, shown: string, path: string): Check {
  const place = existing(path);
  try {
    accessSync(place, constants.W_OK);
    return ok(name, `${shown}, which the first run makes`);
  } catch (error) {
    return {
      ...{ name, state: 'failed', found: `${shown} cannot be made: ${place} cannot be written (${errorCode(error)})` },
      remedy: 'Work in a folder that you can write.',
    };
  }
}

function existing(path: string): string {
  return existsSync(path) ? path : existing(dirname(path));
}

function failed(name: string, shown: string, error: unknown, variable: string): Check {
  return {
    ...{ name, state: 'failed', found: `${shown}: ${errorMessage(error)}` },
    remedy: `Check that it can be reached and written, and ${variable}.`,
  };
}
