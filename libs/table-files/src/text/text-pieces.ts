import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { RefusedFileError } from '../refused-file-error.js';
import type { TextDialect } from '../table-source.js';

/** How a file is compressed; `utf-16` is no compression, but is undone in the same way. */
export type Compression = 'none' | 'gzip' | 'zstd';

const PIECE_BYTES = 2 ** 20;

const DECOMPRESSORS = { gzip: createGunzip, zstd: createZstdDecompress } as const;

/** How the bytes of a text become those of one that extends ASCII. */
export interface TextCoding {
  readonly compression: Compression;
  readonly encoding: Required<TextDialect>['encoding'];
  /** Of UTF-16 only. */
  readonly isBigEndian: boolean;
}

/**
 * The bytes of a text, piece by piece, unpacked, and UTF-16 as UTF-8. A piece is good until the next one is asked for.
 *
 * @param offset where to begin; other than 0 only where nothing is undone
 * @throws RefusedFileError when it is not compressed as it says
 */
export async function* textPieces(path: string, coding: TextCoding, offset = 0): AsyncGenerator<Buffer> {
  const bytes = coding.compression === 'none' ? plainPieces(path, offset) : unpackedPieces(path, coding.compression);
  yield* coding.encoding === 'utf-16' ? asUtf8(bytes, coding.isBigEndian) : bytes;
}

/** Whether a reader may begin anywhere. */
export function canSeek({ compression, encoding }: TextCoding): boolean {
  return compression === 'none' && encoding !== 'utf-16';
}

function* plainPieces(path: string, offset: number): Generator<Buffer> {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafeSlow(Math.min(PIECE_BYTES, Math.max(1, fstatSync(descriptor).size)));
    for (let at = offset; ; ) {
      const bytes = readSync(descriptor, buffer, 0, buffer.length, at);
      if (bytes === 0) return;
      at += bytes;
      yield buffer.subarray(0, bytes);
    }
  } finally {
    closeSync(descriptor);
  }
}

async function* unpackedPieces(path: string, compression: keyof typeof DECOMPRESSORS): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: PIECE_BYTES });
  const unpacked = DECOMPRESSORS[compression]({ chunkSize: PIECE_BYTES });
  file.once('error', (error) => unpacked.destroy(error));
  file.pipe(unpacked);
  try {
    for await (const piece of unpacked as Readable) yield piece as Buffer;
  } catch (error) {
    throw new RefusedFileError([`it is damaged: ${compression} cannot be unpacked (${(error as Error).message})`], {
      cause: error,
    });
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

async function* asUtf8(pieces: Iterable<Buffer> | AsyncIterable<Buffer>, isBigEndian: boolean): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(isBigEndian ? 'utf-16be' : 'utf-16le');
  for await (const piece of pieces) yield Buffer.from(decoder.decode(piece, { stream: true }));
  yield Buffer.from(decoder.decode());
}
