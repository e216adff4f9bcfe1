import { crc32 } from 'node:zlib';
import { BadInputError, countOf } from '@liesweep/sweep';
import { COLUMN_BYTES, type ColumnType, type TrialColumns } from './trial-columns.js';

/** NumPy's names of the types, little-endian. */
const DESCRIPTIONS: Readonly<Record<ColumnType, string>> = { F64: '<f8', I32: '<i4' };

const NPY_PREFIX = Buffer.from('\x93NUMPY\x01\x00', 'latin1');
const NPY_ALIGNMENT = 64;
const NPY_LENGTH_BYTES = 2;

/** Bytes of one character of NumPy's texts. */
const CHARACTER_BYTES = 4;

/** A zip of this form has no more; beyond, columns are to be asked for as safetensors. */
const MOST_ZIP_BYTES = 2 ** 32 - 1;

/** One array: what stands before its numbers, and these. */
interface NpyEntry {
  readonly name: string;
  readonly header: Buffer;
  readonly bytes: number;
  readonly read: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * Columns as a file for `numpy.load`: one array for each, and `outcomes` and `devices`, the texts that the numbers of `outcome` and
 * `device` stand for. Nothing is compressed, so that lengths are known before; checksums follow the numbers.
 *
 * @throws BadInputError where it would be larger than 4 GiB
 */
export async function* trialsNpz({ count, columns, names }: TrialColumns): AsyncGenerator<Uint8Array, void, undefined> {
  const entries: NpyEntry[] = [
    ...columns.map(({ name, type, read }) => ({
      ...{ name: `${name}.npy`, header: npyHeader(DESCRIPTIONS[type], count) },
      ...{ bytes: count * COLUMN_BYTES[type], read },
    })),
    ...Object.entries(names).map(([name, texts]) => textEntry(`${name}.npy`, texts)),
  ];
  const total = entries.reduce(
    (sum, { name, header, bytes }) => sum + header.length + bytes + 2 * name.length + 128,
    22,
  );
  if (total > MOST_ZIP_BYTES) {
    throw new BadInputError({
      happened: `The ${countOf(count, 'trial')} make more than the 4 GiB that a .npz file can hold.`,
      remedy: 'Ask for safetensors or CSV.',
    });
  }
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, header, read } = entry;
    const size = header.length + entry.bytes;
    const local = localHeader(name);
    yield local;
    yield header;
    let checksum = crc32(header);
    for await (const piece of read()) {
      checksum = crc32(piece, checksum);
      yield piece;
    }
    const descriptor = dataDescriptor(checksum, size);
    yield descriptor;
    directory.push(directoryEntry(name, checksum, size, offset));
    offset += local.length + size + descriptor.length;
  }
  const entriesBytes = Buffer.concat(directory);
  yield entriesBytes;
  yield endOfDirectory(entries.length, entriesBytes.length, offset);
}

function npyHeader(description: string, count: number): Buffer {
  const text = `{'descr': '${description}', 'fortran_order': False, 'shape': (${String(count)},), }`;
  const lead = NPY_PREFIX.length + NPY_LENGTH_BYTES;
  const length = Math.ceil((lead + text.length + 1) / NPY_ALIGNMENT) * NPY_ALIGNMENT;
  const header = Buffer.alloc(length, ' ');
  NPY_PREFIX.copy(header);
  header.writeUInt16LE(length - lead, NPY_PREFIX.length);
  header.write(text, lead, 'latin1');
  header.write('\n', length - 1, 'latin1');
  return header;
}

function textEntry(name: string, texts: readonly string[]): NpyEntry {
  const points = texts.map((text) => Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const width = Math.max(1, ...points.map(({ length }) => length));
  const content = Buffer.alloc(texts.length * width * CHARACTER_BYTES);
  for (const [row, codes] of points.entries()) {
    for (const [at, code] of codes.entries()) content.writeUInt32LE(code, (row * width + at) * CHARACTER_BYTES);
  }
  return { name, header: npyHeader(`<U${String(width)}`, texts.length), bytes: content.length, read: () => [content] };
}

const ZIP_VERSION = 20;

/** Checksum and sizes stand behind the content. */
const SIZES_FOLLOW = 0x08;

/** The earliest day that a zip can say, so that equal columns make equal files. */
const DATE = 0x21;

function localHeader(name: string): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(ZIP_VERSION, 4);
  header.writeUInt16LE(SIZES_FOLLOW, 6);
  header.writeUInt16LE(DATE, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name, 'latin1')]);
}

function dataDescriptor(checksum: number, size: number): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(checksum, 4);
  descriptor.writeUInt32LE(size, 8);
  descriptor.writeUInt32LE(size, 12);
  return descriptor;
}

function directoryEntry(name: string, checksum: number, size: number, offset: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(ZIP_VERSION, 4);
  entry.writeUInt16LE(ZIP_VERSION, 6);
  entry.writeUInt16LE(SIZES_FOLLOW, 8);
  entry.writeUInt16LE(DATE, 14);
  entry.writeUInt32LE(checksum, 16);
  entry.writeUInt32LE(size, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, Buffer.from(name, 'latin1')]);
}

function endOfDirectory(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
