import { MissingValues } from '../missing-values.js';
import { RefusedFileError } from '../refused-file-error.js';
import type { TableReader } from '../table-reader.js';
import type { TableFormat, TableSource } from '../table-source.js';
import { findFormat, type FoundFormat } from './find-format.js';

/** What a reader is told. */
export interface FileSettings extends Pick<TableSource, 'datasets' | 'dialect'> {
  readonly path: string;
  readonly compression: FoundFormat['compression'];
  readonly missing: MissingValues;
}

type OpenReader = (settings: FileSettings) => Promise<TableReader>;

/** Loaded when they are needed: some are large. */
const READERS: { readonly [Format in TableFormat]?: () => Promise<OpenReader> } = {
  csv: async () => (await import('../text/open-text.js')).openText,
  parquet: async () => (await import('../duckdb/open-parquet.js')).openParquet,
  npy: async () => (await import('../npy/open-npy.js')).openNpy,
};

/**
 * Opens one file.
 *
 * @throws RefusedFileError when it is of no format that is read, or damaged
 */
export async function openFile(path: string, source: TableSource): Promise<TableReader> {
  const { format, compression } = await findFormat(path, source.format);
  const { datasets, dialect, missingTexts } = source;
  const load = READERS[format];
  if (load === undefined) throw new RefusedFileError([`${format} is not read yet`]);
  const open = await load();
  return open({
    ...{ path, compression, missing: new MissingValues(missingTexts) },
    ...(datasets === undefined ? {} : { datasets }),
    ...(dialect === undefined ? {} : { dialect }),
  });
}
