import { createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END_OF_DIRECTORY = { signature: 0x06054b50, bytes: 22, longestComment: 0xffff };
const DIRECTORY_ENTRY = { signature: 0x02014b50, bytes: 46 };
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/**
 * Takes chosen files out of a ZIP archive (a Python wheel is one), one at a time and streamed, so that a library of
 * a gigabyte needs no gigabyte of memory. ZIP64 and encryption are not read.
 *
 * @param {string} archive
 * @param {(name: string) => string | undefined} placeFor the path to write a file to; undefined leaves it out
 * @returns {Promise<string[]>} the names of the files taken
 * @throws {Error} when the archive is not a ZIP file or is damaged
 */
export async function extractZip(archive, placeFor) {
  const file = await open(archive);
  try {
    const taken = [];
    for (const entry of await readDirectory(file)) {
      const target = placeFor(entry.name);
      if (target === undefined || entry.name.endsWith('/')) continue;
      await mkdir(dirname(target), { recursive: true });
      await extractEntry(file, entry, target);
      taken.push(entry.name);
    }
    return taken;
  } finally {
    await file.close();
  }
}

async function readDirectory(file) {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - END_OF_DIRECTORY.bytes - END_OF_DIRECTORY.longestComment), size);
  const end = findEnd(tail);
  const count = tail.readUInt16LE(end + 10);
  const directoryBytes = tail.readUInt32LE(end + 12);
  const directoryStart = tail.readUInt32LE(end + 16);
  const directory = await readAt(file, directoryStart, directoryStart + directoryBytes);
  const entries = [];
  for (let index = 0, at = 0; index < count; index += 1) {
    if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY.signature) throw new Error('the archive is damaged');
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      method: directory.readUInt16LE(at + 10),
      compressedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      start: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + DIRECTORY_ENTRY.bytes, at + DIRECTORY_ENTRY.bytes + nameBytes),
    });
    at += DIRECTORY_ENTRY.bytes + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(tail) {
  for (let at = tail.length - END_OF_DIRECTORY.bytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END_OF_DIRECTORY.signature) return at;
  }
  throw new Error('the archive is not a ZIP file');
}

async function extractEntry(file, entry, target) {
  const header = await readAt(file, entry.start, entry.start + LOCAL_HEADER_BYTES);
  const start = entry.start + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new Error(`${entry.name} is compressed unknown`);
  const output = createWriteStream(target);
  const inflate = entry.method === DEFLATED ? [createInflateRaw({ chunkSize: 1 << 20 })] : [];
  await pipeline(chunks(file, start, start + entry.compressedBytes), ...inflate, output);
  if (output.bytesWritten !== entry.bytes) throw new Error(`${entry.name} is damaged in the archive`);
}

async function* chunks(file, start, end) {
  for (let at = start; at < end; at += 1 << 20) yield await readAt(file, at, Math.min(end, at + (1 << 20)));
}

async function readAt(file, start, end) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
  if (bytesRead !== end - start) throw new Error('the archive is cut short');
  return buffer;
}
