import type { Dataset, Entity, Group } from 'h5wasm/node';
import { ArrayReader } from '../arrays/array-reader.js';
import { chosenDatasets } from '../arrays/chosen-datasets.js';
import type { ColumnSource } from '../arrays/column-source.js';
import type { FileSettings } from '../child/open-file.js';
import { RefusedFileError } from '../refused-file-error.js';
import type { TableReader } from '../table-reader.js';
import { loadHdf5 } from './load-hdf5.js';
import { Hdf5Source } from './hdf5-source.js';

/** More paths are not looked for where none is given. */
const MOST_PATHS = 1000;

/**
 * Opens datasets of an HDF5 file, side by side where there are several. A group stands for all its datasets.
 *
 * @throws RefusedFileError when it is damaged, or a dataset is not there or no table
 */
export async function openHdf5({ path, datasets, missing }: FileSettings): Promise<TableReader> {
  const { File } = await loadHdf5();
  const file = refusing(() => new File(path, 'r'));
  const found = new Map<string, Dataset | Group>();
  refusing(() => {
    list(file, '', found);
  });
  const named = datasets?.map((name) => name.replace(/^\/+|\/+$/g, '')) ?? [];
  const asked = named.length === 0 ? undefined : named;
  const [names, descriptions] = candidates(found);
  const chosen = chosenDatasets(
    asked === undefined ? names : [...found.keys()],
    asked ?? onlyTable(names, found),
    asked === undefined ? descriptions : [],
  );
  const notes: string[] = asked === undefined ? [`read from ${chosen.join(', ') || 'the root'}`] : [];
  const sources = chosen.flatMap((name) => sourcesOf(name, found.get(name), chosen.length > 1));
  return new ArrayReader('hdf5', sources, missing, notes);
}

/** All datasets and groups, by path. */
function list(group: Group, prefix: string, found: Map<string, Dataset | Group>): void {
  for (const key of group.keys()) {
    if (found.size >= MOST_PATHS) return;
    const path = prefix === '' ? key : `${prefix}/${key}`;
    const entity: Entity | null = group.get(key);
    if (isDataset(entity)) found.set(path, entity);
    if (isGroup(entity)) {
      found.set(path, entity);
      list(entity, path, found);
    }
  }
}

function candidates(found: ReadonlyMap<string, Dataset | Group>): readonly [readonly string[], readonly string[]] {
  const datasets = [...found].filter(([, entity]) => isDataset(entity));
  return [
    datasets.map(([path]) => path),
    datasets.map(([, entity]) => `(${(entity as Dataset).shape?.join(', ') ?? ''})`),
  ];
}

/** Where nothing is asked for: the columns of one group that are all as long, and all there is. */
function onlyTable(
  names: readonly string[],
  found: ReadonlyMap<string, Dataset | Group>,
): readonly string[] | undefined {
  if (names.length < 2) return undefined;
  const shapes = new Set(names.map((name) => (found.get(name) as Dataset).shape?.join()));
  const parents = new Set(names.map((name) => name.split('/').slice(0, -1).join('/')));
  return shapes.size === 1 && parents.size === 1 && ![...shapes][0]?.includes(',') ? names : undefined;
}

function sourcesOf(
  name: string,
  entity: Dataset | Group | undefined,
  isOneOfSeveral: boolean,
): readonly (readonly [string, ColumnSource])[] {
  const last = name.split('/').at(-1) ?? name;
  if (isDataset(entity)) return [[name, new Hdf5Source(name, entity, isOneOfSeveral ? last : undefined)]];
  if (entity === undefined) return [];
  const columns = entity.keys().flatMap((key) => {
    const member = entity.get(key);
    return isDataset(member) && (member.shape?.length === 1 || member.shape?.length === 2)
      ? [[key, member] as const]
      : [];
  });
  if (columns.length === 0) {
    throw new RefusedFileError([
      `${name} is a group without datasets [rows] or [rows, columns]; it holds ${entity.keys().slice(0, 20).join(', ') || 'nothing'}`,
    ]);
  }
  return columns.map(([key, member]) => [`${name}/${key}`, new Hdf5Source(`${name}/${key}`, member, key)]);
}

function isDataset(entity: Entity | null | undefined): entity is Dataset {
  return entity !== null && entity !== undefined && 'type' in entity && (entity.type as string) === 'Dataset';
}

function isGroup(entity: Entity | null | undefined): entity is Group {
  return entity !== null && entity !== undefined && 'type' in entity && (entity.type as string) === 'Group';
}

/** What the library throws is a sentence. */
function refusing<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RefusedFileError) throw error;
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new RefusedFileError([`it is a damaged HDF5 file: ${line}`], { cause: error });
  }
}
