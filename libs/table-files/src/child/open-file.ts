import { MissingValues } from '../missing-values.js';
import type { TableReader } from '../table-reader.js';
import type { TableFormat, TableSource, TextDialect } from '../table-source.js';
import { findFormat, type FoundFormat } from './find-format.js';

/** What a reader is told. */
export interface FileSettings extends Pick<TableSource, 'datasets' | 'dialect'> {
  readonly path: string;
  /** All files of the table. */
  readonly paths: readonly string[];
  readonly compression: FoundFormat['compression'];
  /** Whether the user has said what begins a comment. */
  readonly isCommentGiven: boolean;
  readonly missing: MissingValues;
}

type OpenReader = (settings: FileSettings) => Promise<TableReader>;

/** Loaded when they are needed: some are large. */
const READERS: Readonly<Record<TableFormat, () => Promise<OpenReader>>> = {
  csv: async () => (await import('../text/open-text.js')).openText,
  json: async () => (await import('../duckdb/open-json.js')).openJson,
  parquet: async () => (await import('../duckdb/open-parquet.js')).openParquet,
  arrow: async () => (await import('../arrow/open-arrow.js')).openArrow,
  hdf5: async () => (await import('../hdf5/open-hdf5.js')).openHdf5,
  npy: async () => (await import('../npy/open-npy.js')).openNpy,
  npz: async () => (await import('../npz/open-npz.js')).openNpz,
};

/**
 * Opens one file.
 *
 * @param found how the first of several texts is read; the others are as it is
 * @throws RefusedFileError when it is of no format that is read, or damaged
 */
export async function openFile(path: string, source: TableSource, found?: Required<TextDialect>): Promise<TableReader> {
  const { format, compression } = await findFormat(path, source.format);
  const { datasets, dialect: given, missingTexts } = source;
  const dialect = found === undefined ? given : sameDialect(found, given);
  const open = await READERS[format]();
  return open({
    ...{
      path,
      paths: source.paths,
      compression,
      missing: new MissingValues(missingTexts),
      isCommentGiven: given?.comment !== undefined,
    },
    ...(datasets === undefined ? {} : { datasets }),
    ...(dialect === undefined ? {} : { dialect }),
  });
}

/** An encoding may differ between files, for one without accents is of every encoding. */
function sameDialect(found: Required<TextDialect>, given: TextDialect = {}): TextDialect {
  const { separator, decimal, quote, comment, skip, header, units } = found;
  const encoding = given.encoding === undefined ? {} : { encoding: given.encoding };
  return { separator, decimal, quote, comment, skip, header, units, ...encoding };
}
