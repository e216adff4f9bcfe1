import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CorruptFileError, type TensorStore } from '@liesweep/sweep';
import { z } from 'zod';

/** A file is stored in pieces of so many bytes, so that none takes more memory than that. */
const PIECE_BYTES = 16 * 2 ** 20;

const piecesOfUpload = z.object({
  formatVersion: z.literal(1),
  bytes: z.int().nonnegative(),
  pieces: z.array(z.object({ uri: z.string(), digest: z.string(), bytes: z.int().positive() })),
});

type PiecesOfUpload = z.infer<typeof piecesOfUpload>;

/** A file that was stored. */
export interface StoredUpload {
  readonly digest: string;
  readonly bytes: number;
}

/** More was sent than is taken. */
export class UploadTooLargeError extends Error {}

/** There is no upload of a digest. */
export class UnknownUploadError extends Error {
  constructor(readonly digest: string) {
    super(`There is no upload ${digest}.`);
    this.name = 'UnknownUploadError';
  }
}

/**
 * Files that were uploaded, in the tensor store by what is in them: every server of a deployment finds them there. The same bytes
 * are stored once, whatever they are called.
 */
export class Uploads {
  readonly #tensors: TensorStore;
  readonly #scratch: string;
  readonly #limitBytes: number;

  /**
   * @param scratch a folder for what is on its way; made when it is needed
   * @param limitBytes a longer file is refused
   */
  constructor(tensors: TensorStore, scratch: string, limitBytes: number) {
    this.#tensors = tensors;
    this.#scratch = scratch;
    this.#limitBytes = limitBytes;
  }

  /**
   * Stores a file as it comes, and not before all of it has come.
   *
   * @throws UploadTooLargeError as soon as more has come than is taken; what the stream throws; StoreUnavailableError
   */
  async store(content: AsyncIterable<Uint8Array>): Promise<StoredUpload> {
    await mkdir(this.#scratch, { recursive: true });
    const draft = join(this.#scratch, `${randomUUID()}.part`);
    try {
      const stored = await this.#receive(content, draft);
      if ((await this.#find(stored.digest)) === undefined) {
        await this.#tensors.writeNamed(nameOf(stored.digest), encode(await this.#putPieces(draft, stored.bytes)));
      }
      return stored;
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** How long a file is; undefined where it was not uploaded. */
  async sizeOf(digest: string): Promise<number | undefined> {
    return (await this.#find(digest))?.bytes;
  }

  /**
   * Writes a file where it can be read.
   *
   * @param path that is not there yet
   * @throws UnknownUploadError where it was not uploaded; CorruptFileError, StoreUnavailableError
   */
  async fetch(digest: string, path: string): Promise<void> {
    const found = await this.#find(digest);
    if (found === undefined) throw new UnknownUploadError(digest);
    const file = await open(path, 'wx', 0o600);
    try {
      for (const piece of found.pieces) await file.appendFile(await this.#tensors.read(piece));
    } finally {
      await file.close();
    }
  }

  async #receive(content: AsyncIterable<Uint8Array>, draft: string): Promise<StoredUpload> {
    const hash = createHash('sha256');
    const file = createWriteStream(draft, { flags: 'wx', mode: 0o600 });
    let bytes = 0;
    try {
      await once(file, 'open');
      for await (const piece of content) {
        bytes += piece.byteLength;
        if (bytes > this.#limitBytes) throw new UploadTooLargeError();
        hash.update(piece);
        if (!file.write(piece)) await once(file, 'drain');
      }
    } finally {
      file.end();
      await once(file, 'close');
    }
    return { digest: `sha256:${hash.digest('hex')}`, bytes };
  }

  async #putPieces(draft: string, bytes: number): Promise<PiecesOfUpload> {
    const file = await open(draft);
    try {
      const pieces: PiecesOfUpload['pieces'] = [];
      for (let at = 0; at < bytes; at += PIECE_BYTES) {
        const piece = Buffer.alloc(Math.min(PIECE_BYTES, bytes - at));
        await file.read(piece, 0, piece.length, at);
        pieces.push(await this.#tensors.put(piece, 'upload'));
      }
      return { formatVersion: 1, bytes, pieces };
    } finally {
      await file.close();
    }
  }

  async #find(digest: string): Promise<PiecesOfUpload | undefined> {
    const name = nameOf(digest);
    const content = await this.#tensors.readNamed(name);
    if (content === undefined) return undefined;
    const parsed = piecesOfUpload.safeParse(JSON.parse(new TextDecoder().decode(content)));
    if (!parsed.success) throw new CorruptFileError(name, 'not the list of the pieces of an upload');
    return parsed.data;
  }
}

function nameOf(digest: string): string {
  return `uploads/${digest.slice('sha256:'.length)}.json`;
}

function encode(pieces: PiecesOfUpload): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(pieces));
}
