import { CorruptFileError, type StoredFile, type StoredFolder, type TensorStore } from '@liesweep/sweep';
import { assertContent, contentDigest, contentUri, digestOfUri } from '../files/content-address.js';
import { assertFileName } from '../files/file-name.js';
import { openSealedContent, sealContent } from '../files/sealed-content.js';
import type { S3Objects } from './s3-objects.js';

/** Tensors as objects under one prefix of a bucket: `shards/ab/ab….extension` by content, everything else by name. */
export class S3TensorStore implements TensorStore {
  readonly #objects: S3Objects;

  constructor(objects: S3Objects) {
    this.#objects = objects;
  }

  /** @throws InvalidFileNameError when the extension is not one; StoreUnavailableError */
  async put(content: Uint8Array, extension: string): Promise<StoredFile> {
    const digest = contentDigest(content);
    const uri = contentUri(digest, extension);
    const isNew = await this.#objects.writeNew(uri, content, hexOf(digest));
    // A damaged object is written again: else training its shard again, which gives the same content, could not heal it.
    if (!isNew && !(await this.#holds(uri, digest))) {
      await this.#objects.write(uri, content, hexOf(digest));
    }
    return { uri, digest, bytes: content.byteLength };
  }

  /** @throws CorruptFileError when the object is missing or does not have the digest; StoreUnavailableError */
  async read({ uri, digest }: Pick<StoredFile, 'uri' | 'digest'>): Promise<Uint8Array> {
    if (digestOfUri(uri) !== digest) {
      throw new CorruptFileError(uri, `expected the URI of content with ${digest}, got another`);
    }
    const content = await this.#objects.read(uri);
    if (content === undefined) {
      throw new CorruptFileError(uri, `missing: ${this.#objects.place(uri)}`);
    }
    assertContent(uri, content, digest);
    return content;
  }

  /** @throws InvalidFileNameError; StoreUnavailableError */
  async writeNamed(name: string, content: Uint8Array): Promise<void> {
    assertFileName(name);
    const sealed = sealContent(name, content);
    await this.#objects.write(name, sealed, hexOf(contentDigest(sealed)));
  }

  /** @throws InvalidFileNameError; StoreUnavailableError */
  async createNamed(name: string, content: Uint8Array): Promise<boolean> {
    assertFileName(name);
    const sealed = sealContent(name, content);
    return this.#objects.writeNew(name, sealed, hexOf(contentDigest(sealed)));
  }

  /** @throws InvalidFileNameError; CorruptFileError when the content is not what was written; StoreUnavailableError */
  async readNamed(name: string): Promise<Uint8Array | undefined> {
    assertFileName(name);
    const stored = await this.#objects.read(name);
    return stored === undefined ? undefined : openSealedContent(name, stored);
  }

  /** @throws InvalidFileNameError; StoreUnavailableError */
  async removeNamed(name: string): Promise<void> {
    assertFileName(name);
    await this.#objects.remove(name);
  }

  /** @throws StoreUnavailableError */
  list(folder: StoredFolder): AsyncIterable<string> {
    return this.#objects.names(`${folder}/`);
  }

  async #holds(uri: string, digest: string): Promise<boolean> {
    const stored = await this.#objects.read(uri);
    return stored !== undefined && contentDigest(stored) === digest;
  }
}

function hexOf(digest: string): string {
  return digest.slice('sha256:'.length);
}
