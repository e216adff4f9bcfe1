import type { Dirent } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CorruptFileError, type StoredFile, type StoredFolder, type TensorStore } from '@liesweep/sweep';
import { assertContent, contentDigest, contentUri, digestOfUri } from './content-address.js';
import { asStoreUnavailable, isMissing } from './file-failure.js';
import { assertFileName } from './file-name.js';
import { readRegularFile, UnfitFileError } from './read-regular-file.js';
import { openSealedContent, sealContent } from './sealed-content.js';
import { createAtomically, writeAtomically } from './write-atomically.js';

/** Node reads no larger file at once. */
const LARGEST_BYTES = 2 ** 31 - 1;

/** As long as a text can be in Node. */
const LARGEST_JSON_BYTES = 2 ** 29 - 24;

/** What a file of a store is called, and no folder. */
const FILE_NAME = /\.(?:json|safetensors)$/;

/** Tensors as files of one folder: `shards/ab/ab….extension` by content, everything else by name. */
export class FileTensorStore implements TensorStore {
  readonly #root: string;
  readonly #temporaryFolder: string;

  /**
   * @param root absolute; exists
   * @param temporaryFolder on the same file system; exists
   */
  constructor(root: string, temporaryFolder: string) {
    this.#root = root;
    this.#temporaryFolder = temporaryFolder;
  }

  /** @throws InvalidFileNameError when the extension is not one; StoreUnavailableError */
  async put(content: Uint8Array, extension: string): Promise<StoredFile> {
    const digest = contentDigest(content);
    const uri = contentUri(digest, extension);
    const stored = await this.#readIfThere(uri).catch((error: unknown) => {
      if (error instanceof CorruptFileError) return undefined;
      throw error;
    });
    // A damaged file is written again: else training its shard again, which gives the same content, could not heal it.
    if (stored === undefined || contentDigest(stored) !== digest) {
      await this.#write(uri, content);
    }
    return { uri, digest, bytes: content.byteLength };
  }

  /** @throws CorruptFileError when the file is missing or does not have the digest; StoreUnavailableError */
  async read({ uri, digest }: Pick<StoredFile, 'uri' | 'digest'>): Promise<Uint8Array> {
    if (digestOfUri(uri) !== digest) {
      throw new CorruptFileError(uri, `expected the URI of content with ${digest}, got another`);
    }
    const content = await this.#readIfThere(uri);
    if (content === undefined) {
      throw new CorruptFileError(uri, `missing from ${this.#root}`);
    }
    assertContent(uri, content, digest);
    return content;
  }

  /** @throws InvalidFileNameError; StoreUnavailableError */
  async writeNamed(name: string, content: Uint8Array): Promise<void> {
    assertFileName(name);
    await this.#write(name, sealContent(name, content));
  }

  /** @throws InvalidFileNameError; StoreUnavailableError */
  async createNamed(name: string, content: Uint8Array): Promise<boolean> {
    assertFileName(name);
    const path = join(this.#root, name);
    try {
      return await createAtomically(this.#temporaryFolder, path, sealContent(name, content));
    } catch (error) {
      throw asStoreUnavailable(path, error);
    }
  }

  /** @throws InvalidFileNameError; CorruptFileError when the content is not what was written; StoreUnavailableError */
  async readNamed(name: string): Promise<Uint8Array | undefined> {
    assertFileName(name);
    const stored = await this.#readIfThere(name);
    return stored === undefined ? undefined : openSealedContent(name, stored);
  }

  /** @throws InvalidFileNameError; StoreUnavailableError */
  async removeNamed(name: string): Promise<void> {
    assertFileName(name);
    const path = join(this.#root, name);
    try {
      await rm(path, { force: true });
    } catch (error) {
      throw asStoreUnavailable(path, error);
    }
  }

  /** @throws StoreUnavailableError */
  list(folder: StoredFolder): AsyncIterable<string> {
    return this.#filesIn(folder);
  }

  async *#filesIn(folder: string): AsyncGenerator<string> {
    for (const entry of await this.#entries(folder)) {
      const name = `${folder}/${entry.name}`;
      // A folder in the place of a file is given as what it should be, so that whoever reads it learns what is wrong.
      if (entry.isDirectory() && !FILE_NAME.test(name)) {
        yield* this.#filesIn(name);
      } else {
        yield name;
      }
    }
  }

  async #entries(folder: string): Promise<readonly Dirent[]> {
    const path = join(this.#root, folder);
    try {
      return await readdir(path, { withFileTypes: true });
    } catch (error) {
      if (isMissing(error)) {
        return [];
      }
      throw asStoreUnavailable(path, error);
    }
  }

  async #write(name: string, content: Uint8Array): Promise<void> {
    const path = join(this.#root, name);
    try {
      await writeAtomically(this.#temporaryFolder, path, content);
    } catch (error) {
      throw asStoreUnavailable(path, error);
    }
  }

  async #readIfThere(name: string): Promise<Uint8Array | undefined> {
    const path = join(this.#root, name);
    try {
      return await readRegularFile(path, name.endsWith('.json') ? LARGEST_JSON_BYTES : LARGEST_BYTES);
    } catch (error) {
      if (isMissing(error)) {
        return undefined;
      }
      if (error instanceof UnfitFileError) {
        throw new CorruptFileError(name, error.message);
      }
      throw asStoreUnavailable(path, error);
    }
  }
}
