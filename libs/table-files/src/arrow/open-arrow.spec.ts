import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import {
  CompressionType,
  compressionRegistry,
  RecordBatchFileWriter,
  RecordBatchStreamWriter,
  tableFromArrays,
  vectorFromArray,
  Bool,
  Table,
} from 'apache-arrow';
import lz4 from 'lz4js';
import { openInProcess, refusal } from '../testing/open-in-process.js';
import { asNumbers, readColumns } from '../testing/read-columns.js';
import { scratchFile } from '../testing/scratch-file.js';

const ROWS = 50_000;

function table(): Table {
  const numbers = tableFromArrays({
    x: Float64Array.from({ length: ROWS }, (_, row) => row / 8),
    n: BigInt64Array.from({ length: ROWS }, (_, row) => BigInt(row)),
    kind: Array.from({ length: ROWS }, (_, row) => (row === 3 ? null : `k${String(row % 2)}`)),
  });
  return numbers.assign(
    new Table({
      ok: vectorFromArray([true, null, false, ...Array.from({ length: ROWS - 3 }, () => true)], new Bool()),
    }),
  );
}

/** The table as the bytes of a file. */
function write(
  Writer: typeof RecordBatchFileWriter | typeof RecordBatchStreamWriter,
  compressionType: CompressionType | null,
): () => Promise<Uint8Array> {
  return () => {
    compressionRegistry.set(CompressionType.LZ4_FRAME, {
      encode: (data) => Uint8Array.from(lz4.compress(data)),
      decode: (data) => lz4.decompress(data),
    });
    compressionRegistry.set(CompressionType.ZSTD, {
      encode: (data) => zstdCompressSync(data),
      decode: (data) => zstdDecompressSync(data),
    });
    const writer = new Writer({ compressionType });
    writer.writeAll(table());
    return Promise.resolve(writer.toUint8Array(true));
  };
}

test.each([
  ['a file', write(RecordBatchFileWriter, null)],
  ['a stream', write(RecordBatchStreamWriter, null)],
  ['a file by LZ4', write(RecordBatchFileWriter, CompressionType.LZ4_FRAME)],
  ['a stream by zstd', write(RecordBatchStreamWriter, CompressionType.ZSTD)],
] as const)('%s is read', async (what, written) => {
  const bytes = await written();
  const opened = await openInProcess(scratchFile(`${what}.arrow`, bytes));
  expect(opened.description.columns.map(({ name, type }) => `${name}: ${type}`)).toEqual([
    'x: number',
    'n: number',
    'kind: text',
    'ok: boolean',
  ]);
  const [n, kind, x, ok] = await readColumns(opened, [
    ...asNumbers(1),
    { position: 2, as: 'text' },
    ...asNumbers(0, 3),
  ]);
  expect(x?.every((value, row) => value === row / 8)).toBe(true);
  expect(n?.every((value, row) => value === row)).toBe(true);
  expect(kind?.slice(0, 5)).toEqual(['k0', 'k1', 'k0', null, 'k0']);
  expect(ok?.slice(0, 4)).toEqual([1, NaN, 0, 1]);
  expect(await opened.cell(4, 0)).toEqual({ place: 'row 4 (from 0), column x', text: '0.5', isMissing: false });
});

test('a truncated file is refused', async () => {
  const bytes = await write(RecordBatchFileWriter, null)();
  const work = openInProcess(scratchFile('cut.arrow', bytes.subarray(0, 3000))).then((opened) =>
    readColumns(opened, asNumbers(0)),
  );
  expect(await refusal(work)).toMatch(/damaged Arrow file/);
});
