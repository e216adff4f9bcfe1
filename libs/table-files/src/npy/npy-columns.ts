import type { NpyElement, NpyHeader } from '@liesweep/storage/npy-header';
import type { TableColumn } from '../open-table.js';
import { RefusedFileError } from '../refused-file-error.js';

/** One column of numbers in an array, and where its numbers are. */
export interface NpyColumn extends TableColumn {
  readonly element: NpyElement;
  /** In bytes, from the beginning of the first row, of an array whose last index runs fastest. */
  readonly offset: number;
  /** Which of the columns of the file it is, where the first index runs fastest. */
  readonly place: number;
}

/**
 * The columns of an array [rows], [rows, columns], or [rows] with fields.
 *
 * @param prefix what names begin with, where several arrays are put side by side
 * @throws RefusedFileError when it has another shape
 */
export function npyColumns(
  { shape, fields, isStructured, recordBytes }: NpyHeader,
  prefix?: string,
): readonly NpyColumn[] {
  const width = shape.length === 2 ? (shape[1] ?? 0) : 1;
  if (shape.length === 0 || shape.length > 2 || (isStructured && shape.length > 1)) {
    const remedy = shape.length > 2 ? '; save it with numpy.save(path, array.reshape(len(array), -1))' : '';
    throw new RefusedFileError([
      `expected an array [rows, columns] or [rows], got the shape (${shape.join(', ')})${remedy}`,
    ]);
  }
  return Array.from({ length: width }, (_, column) => column).flatMap((column) => {
    return fields.flatMap(({ name: field, element, offset }) => {
      const base = shape.length === 2 ? (prefix === undefined ? '' : `${prefix}_${String(column)}`) : (prefix ?? '');
      const name = field === '' ? base : prefix === undefined ? field : `${prefix}.${field}`;
      return parts(name === '' && element.isComplex ? String(column) : name, element).map(([part, type], at) => ({
        ...{ name: part, type, element, place: column },
        offset: column * recordBytes + offset + at * element.bytes,
      }));
    });
  });
}

function parts(name: string, element: NpyElement): readonly (readonly [string, TableColumn['type']])[] {
  if (!element.isComplex) return [[name, element.isBoolean ? 'boolean' : 'number']];
  return [
    [`${name}_re`, 'number'],
    [`${name}_im`, 'number'],
  ];
}
