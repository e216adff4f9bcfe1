import { gzipSync } from 'node:zlib';
import { refusal } from '../testing/open-in-process.js';
import { scratchFile } from '../testing/scratch-file.js';
import { zipFile } from '../testing/zip-file.js';
import { findFormat } from './find-format.js';

let count = 0;
const find = (content: string | Uint8Array) =>
  findFormat(
    scratchFile(`file${String(count++)}`, typeof content === 'string' ? Buffer.from(content, 'latin1') : content),
    undefined,
  );

test.each([
  ['x,y\n1,2\n', 'csv'],
  ['[x],[y]\n1,2\n', 'csv'],
  ['PAR1…', 'parquet'],
  ['\x93NUMPY\x01\x00', 'npy'],
  ['\x89HDF\r\n\x1a\n', 'hdf5'],
  ['ARROW1\0\0', 'arrow'],
  ['\xff\xff\xff\xff\x10', 'arrow'],
  ['{"x": 1}\n', 'json'],
  [' [\n {"x": 1}]', 'json'],
])('the format of %j is %s', async (content, format) => {
  expect(await find(content)).toEqual({ format, compression: 'none' });
});

test('an archive of arrays is npz', async () => {
  expect(await find(zipFile({ 'X.npy': Buffer.from('…') }, false))).toEqual({ format: 'npz', compression: 'none' });
});

test('what is compressed is looked at inside', async () => {
  expect(await find(gzipSync('{"x": 1}'))).toEqual({ format: 'json', compression: 'gzip' });
  expect(await refusal(find(gzipSync('PAR1…')))).toMatch(/parquet compressed by gzip; unpack it/);
});

test.each<readonly [string | Uint8Array, RegExp]>([
  ['', /empty file/],
  [' [[1, 2], [3, 4]]', /JSON of lists; .*orient="records"/],
  ['root\0\0', /a ROOT file; .*uproot/],
  ['\x80\x04\x95', /a pickle; .*liesweep/],
  ['\x80\x02}', /a pickle/],
  ['FEA1', /Feather of version 1/],
  ['SQLite format 3\0', /SQLite/],
  ['BZh91AY', /bzip2/],
  [
    zipFile({ '[Content_Types].xml': Buffer.from(''), 'xl/workbook.xml': Buffer.from('') }, true),
    /an Excel workbook; .*CSV/,
  ],
  [zipFile({ 'model/data.pkl': Buffer.from('') }, true), /a PyTorch file/],
  [zipFile({ 'a.csv': Buffer.from('') }, true), /a ZIP archive; unpack it/],
  ['PK\x03\x04 and no more', /damaged ZIP archive/],
])('%j is refused by its name', async (content, message) => {
  expect(await refusal(find(content))).toMatch(message);
});
