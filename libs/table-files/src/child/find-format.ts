import { openSync, readSync, closeSync } from 'node:fs';
import { RefusedFileError } from '../refused-file-error.js';
import type { TableFormat } from '../table-source.js';
import { textPieces, type Compression } from '../text/text-pieces.js';

/** What a file is. */
export interface FoundFormat {
  readonly format: TableFormat;
  readonly compression: Compression;
}

const LOOKED_AT_BYTES = 4096;

/** How files of tables begin. */
const FORMATS: readonly { readonly begins: string; readonly format: TableFormat }[] = [
  { begins: 'PAR1', format: 'parquet' },
  { begins: '\x93NUMPY', format: 'npy' },
  { begins: '\x89HDF\r\n\x1a\n', format: 'hdf5' },
  { begins: 'ARROW1', format: 'arrow' },
  { begins: '\xff\xff\xff\xff', format: 'arrow' },
];

const COMPRESSIONS: readonly { readonly begins: string; readonly compression: Compression }[] = [
  { begins: '\x1f\x8b', compression: 'gzip' },
  { begins: '\x28\xb5\x2f\xfd', compression: 'zstd' },
];

const FROM_PYTHON =
  'in Python, pip install liesweep and give the arrays to liesweep.find, or save them as .parquet or .npy';

/** By a member that they have, whatever a file is whose beginning is that of a ZIP archive. */
const ARCHIVES: readonly { readonly member: RegExp; readonly what: string; readonly advice: string }[] = [
  {
    member: /^xl\//,
    what: 'an Excel workbook',
    advice: 'save the sheet as CSV, in Python: pandas.read_excel(path).to_csv(…)',
  },
  { member: /^content\.xml$/, what: 'an OpenDocument file', advice: 'save the sheet as CSV' },
  {
    member: /\/data\.pkl$/,
    what: 'a PyTorch file',
    advice: 'save its tensors with numpy.savez(path, X=X.numpy(), y=y.numpy())',
  },
  {
    member: /\.json$|\.zgroup$|\.zarray$/,
    what: 'a ZIP archive of other files, such as Zarr or Keras',
    advice: 'save the arrays with numpy.savez',
  },
];

/** An array of arrays, whose columns have no names. */
const JSON_LISTS = /^\s*\[\s*\[\s*["\d-]/;

/** JSON lines or an array, of objects. */
const JSON_TABLE = /^\s*(?:\[\s*)?\{\s*["}]/;

/** How other files begin, and what to do with them. */
const REFUSED: readonly { readonly begins: string; readonly what: string; readonly advice: string }[] = [
  {
    ...{ begins: 'root', what: 'a ROOT file' },
    advice:
      'save its columns as Parquet, in Python: uproot.open(path)["tree"].arrays(library="pd").to_parquet("events.parquet")',
  },
  { begins: '\x80\x02', what: 'a pickle', advice: `it may run any program when it is read; ${FROM_PYTHON}` },
  { begins: '\x80\x03', what: 'a pickle', advice: `it may run any program when it is read; ${FROM_PYTHON}` },
  { begins: '\x80\x04', what: 'a pickle', advice: `it may run any program when it is read; ${FROM_PYTHON}` },
  { begins: '\x80\x05', what: 'a pickle', advice: `it may run any program when it is read; ${FROM_PYTHON}` },
  { begins: 'FEA1', what: 'Feather of version 1', advice: 'save it again with pandas to_feather, or as Parquet' },
  {
    begins: 'MATLAB 5.0 MAT',
    what: 'a MATLAB file',
    advice: 'save it with save(…, "-v7.3"), which is HDF5, or as CSV',
  },
  {
    begins: 'SQLite format 3\0',
    what: 'an SQLite database',
    advice: 'write the table as CSV: sqlite3 -header -csv FILE "select …"',
  },
  {
    begins: 'SIMPLE  =',
    what: 'a FITS file',
    advice: 'save its table as Parquet, in Python: astropy.table.Table.read(path).to_pandas().to_parquet(…)',
  },
  {
    begins: 'CDF\x01',
    what: 'a NetCDF file of the classic format',
    advice: 'save it as NetCDF 4, which is HDF5, or as Parquet',
  },
  {
    begins: 'CDF\x02',
    what: 'a NetCDF file of the classic format',
    advice: 'save it as NetCDF 4, which is HDF5, or as Parquet',
  },
  { begins: 'Obj\x01', what: 'an Avro file', advice: 'save it as Parquet' },
  { begins: 'ORC', what: 'an ORC file', advice: 'save it as Parquet' },
  { begins: '%PDF', what: 'a PDF', advice: 'save the table as CSV' },
  { begins: '\xd0\xcf\x11\xe0', what: 'an old Excel workbook', advice: 'save the sheet as CSV' },
  { begins: 'BZh', what: 'compressed by bzip2', advice: 'unpack it with bunzip2, or compress it with gzip' },
  { begins: '\xfd7zXZ\0', what: 'compressed by xz', advice: 'unpack it with unxz, or compress it with gzip' },
  { begins: '7z\xbc\xaf\x27\x1c', what: 'a 7z archive', advice: 'unpack it' },
  { begins: '\x89PNG', what: 'a picture', advice: 'save the table as CSV' },
];

/**
 * The format of a file by its content.
 *
 * @param given to be taken whatever it looks like
 * @throws RefusedFileError when it is known as something that is not read, with what to do
 */
export async function findFormat(path: string, given: TableFormat | undefined): Promise<FoundFormat> {
  const raw = beginning(path);
  const compression = COMPRESSIONS.find(({ begins }) => raw.startsWith(begins))?.compression ?? 'none';
  if (given !== undefined) return { format: given, compression };
  if (raw === '') throw new RefusedFileError(['expected rows of numbers, got an empty file']);
  const content = compression === 'none' ? raw : await unpackedBeginning(path, compression);
  const refused = REFUSED.find(({ begins }) => content.startsWith(begins));
  if (refused !== undefined) throw new RefusedFileError([`it is ${refused.what}; ${refused.advice}`]);
  const found = FORMATS.find(({ begins }) => content.startsWith(begins))?.format;
  if (content.startsWith('PK\x03\x04')) return { format: await formatOfArchive(path), compression };
  if (JSON_LISTS.test(content)) {
    throw new RefusedFileError([
      'it is JSON of lists; write one object a row, in pandas to_json(path, orient="records", lines=True), or save the array as .npy',
    ]);
  }
  if (found === undefined && JSON_TABLE.test(content.replace(/^\xef\xbb\xbf/, '')))
    return { format: 'json', compression };
  if (found !== undefined && compression !== 'none')
    throw new RefusedFileError([`it is ${found} compressed by ${compression}; unpack it`]);
  return { format: found ?? 'csv', compression };
}

async function formatOfArchive(path: string): Promise<TableFormat> {
  const { readZip } = await import('../npz/zip-members.js');
  const names = (await readZip(openSync(path, 'r'))).map(({ name }) => name);
  if (names.length > 0 && names.every((name) => name.endsWith('.npy'))) return 'npz';
  const known = ARCHIVES.find(({ member }) => names.some((name) => member.test(name)));
  throw new RefusedFileError([
    known === undefined ? 'it is a ZIP archive; unpack it' : `it is ${known.what}; ${known.advice}`,
  ]);
}

function beginning(path: string): string {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(LOOKED_AT_BYTES);
    return buffer.toString('latin1', 0, readSync(descriptor, buffer, 0, buffer.length, 0));
  } finally {
    closeSync(descriptor);
  }
}

async function unpackedBeginning(path: string, compression: Compression): Promise<string> {
  for await (const piece of textPieces(path, { compression, encoding: 'latin-1', isBigEndian: false })) {
    return piece.toString('latin1', 0, LOOKED_AT_BYTES);
  }
  return '';
}
