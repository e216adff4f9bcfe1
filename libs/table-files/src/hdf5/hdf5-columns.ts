import type { Dataset, Metadata } from 'h5wasm/node';
import type { TableColumn } from '../open-table.js';
import { RefusedFileError } from '../refused-file-error.js';

/** One column in a dataset, and how its cells are found in what the library returns of a row. */
export interface Hdf5Column extends TableColumn {
  /** Through records and their arrays; of plain numbers the column alone. */
  readonly path: readonly number[];
}

/** Classes of types, by HDF5's numbers. */
const CLASSES: Readonly<Record<number, string>> = {
  0: 'number',
  1: 'number',
  3: 'text',
  6: 'compound',
  8: 'enum',
  10: 'array',
};

/**
 * The columns of a dataset [rows], [rows, columns], or [rows] of records.
 *
 * @param name what messages call it
 * @param prefix what names begin with, where several datasets are put side by side
 * @throws RefusedFileError when it has another shape, or holds what is no number and no text
 */
export function hdf5Columns(name: string, { shape, metadata, attrs }: Dataset, prefix?: string): readonly Hdf5Column[] {
  if (shape === null || shape.length === 0 || shape.length > 2) {
    const remedy = (shape?.length ?? 0) > 2 ? '; save it as dataset.reshape(len(dataset), -1)' : '';
    throw new RefusedFileError([
      `${name}: expected a dataset [rows, columns] or [rows], got the shape (${shape?.join(', ') ?? ''})${remedy}`,
    ]);
  }
  const units = attrs.units?.value ?? attrs.unit?.value;
  const unit = typeof units === 'string' ? { unit: units } : {};
  const count = shape.length === 2 ? (shape[1] ?? 0) : 1;
  return Array.from({ length: count }, (_, column) => column).flatMap((column) => {
    const base = shape.length === 2 ? (prefix === undefined ? '' : `${prefix}_${String(column)}`) : (prefix ?? '');
    return cells(name, base, metadata, shape.length === 2 ? String(column) : '').map(({ path, ...rest }) => {
      return { ...rest, ...unit, path: [column, ...path] };
    });
  });
}

/** @param position what stands for a name where a name is needed and there is none */
function cells(dataset: string, name: string, type: Metadata, position: string): readonly Hdf5Column[] {
  const kind = CLASSES[type.type];
  if (kind === 'number' && type.size <= 8 && !(type.type === 1 && type.size < 4))
    return [{ name, type: 'number', path: [] }];
  if (kind === 'text') return [{ name, type: 'text', path: [] }];
  if (kind === 'enum' && isBoolean(type)) return [{ name, type: 'boolean', path: [] }];
  if (kind === 'enum') return [{ name, type: 'number', path: [] }];
  const members = type.compound_type?.members;
  if (members !== undefined && isComplex(members)) {
    const part = name === '' ? position || '0' : name;
    return ['_re', '_im'].map((ending, at) => ({ name: `${part}${ending}`, type: 'number', path: [at] }));
  }
  if (members !== undefined) {
    return members.flatMap((member, at) =>
      cells(dataset, name === '' ? member.name : `${name}.${member.name}`, member, '').map((cell) => ({
        ...cell,
        path: [at, ...cell.path],
      })),
    );
  }
  const { array_type: element } = type;
  if (element?.shape?.length === 1) {
    return Array.from({ length: element.shape[0] ?? 0 }, (_, at) => at).flatMap((at) =>
      cells(dataset, `${name}_${String(at)}`, { ...element, shape: null }, '').map((cell) => ({
        ...cell,
        path: [at, ...cell.path],
      })),
    );
  }
  const what = kind === 'number' ? `numbers of ${String(8 * type.size)} bits` : 'what is neither number nor text';
  const remedy =
    kind === 'number' ? '; save it as dataset.astype("<f8")' : '; save its numbers as columns of their own';
  throw new RefusedFileError([`${dataset}${name === '' ? '' : `, ${name}`}: it holds ${what}${remedy}`]);
}

function isBoolean({ enum_type: type }: Metadata): boolean {
  return (
    Object.keys(type?.members ?? {})
      .sort()
      .join() === 'FALSE,TRUE'
  );
}

/** As h5py writes complex numbers. */
function isComplex(members: readonly { readonly name: string; readonly type: number }[]): boolean {
  return (
    members.length === 2 &&
    members[0]?.name === 'r' &&
    members[1]?.name === 'i' &&
    members.every(({ type }) => type === 1)
  );
}
