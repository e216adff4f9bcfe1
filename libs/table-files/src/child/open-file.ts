import { MissingValues } from '../missing-values.js';
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
 * @throws RefusedFileError when it is of no format that is read, or damaged
 */
export async function openFile(path: string, source: TableSource): Promise<TableReader> {
  const { format, compression } = await findFormat(path, source.format);
  const { datasets, dialect, missingTexts } = source;
  const open = await READERS[format]();
  return open({
    ...{ path, compression, missing: new MissingValues(missingTexts) },
    ...(datasets === undefined ? {} : { datasets }),
    ...(dialect === undefined ? {} : { dialect }),
  });
}
