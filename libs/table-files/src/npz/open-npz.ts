import { openSync } from 'node:fs';
import { ArrayReader } from '../arrays/array-reader.js';
import { chosenDatasets } from '../arrays/chosen-datasets.js';
import type { FileSettings } from '../child/open-file.js';
import { npySource } from '../npy/open-npy.js';
import type { TableReader } from '../table-reader.js';
import { readZip } from './zip-members.js';

/**
 * Opens members of an `.npz` file, side by side where there are several.
 *
 * @throws RefusedFileError when it is damaged, or a member is not there
 */
export async function openNpz({ path, datasets, missing }: FileSettings): Promise<TableReader> {
  const members = new Map(
    (await readZip(openSync(path, 'r'))).map((member) => [member.name.replace(/\.npy$/, ''), member]),
  );
  const names = chosenDatasets([...members.keys()], datasets);
  const sources = [];
  for (const name of names) {
    const member = members.get(name);
    if (member === undefined) continue;
    sources.push([name, await npySource(member.read, member.bytes, names.length > 1 ? name : undefined)] as const);
  }
  return new ArrayReader('npz', sources, missing);
}
