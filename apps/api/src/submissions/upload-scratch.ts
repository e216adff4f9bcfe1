import { randomUUID } from 'node:crypto';
import { link, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { UploadName } from './upload-path.js';
import { uploadPath } from './upload-path.js';
import { UnknownUploadError, type Uploads } from './uploads.js';

/** A folder in which uploads lie under the paths that sweep files name them by. */
export interface LentFolder {
  readonly folder: string;
  /** To be called when nothing is read from it any more. */
  readonly release: () => Promise<void>;
}

/** Uploads that were fetched from the store to be read, the latest of them kept. */
export class UploadScratch {
  readonly #uploads: Uploads;
  readonly #root: string;
  readonly #limitBytes: number;
  /** By digest, the one that was used last at the end. */
  readonly #kept = new Map<string, number>();
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param root a folder of its own, on one disk; made when it is needed
   * @param limitBytes what is kept at most, beside what is in use
   */
  constructor(uploads: Uploads, root: string, limitBytes: number) {
    this.#uploads = uploads;
    this.#root = root;
    this.#limitBytes = limitBytes;
  }

  /**
   * Fetches files, one after the other.
   *
   * @throws UnknownUploadError where one was not uploaded; CorruptFileError, StoreUnavailableError
   */
  lend(files: readonly UploadName[]): Promise<LentFolder> {
    const lent = this.#last.then(() => this.#lend(files));
    this.#last = lent.catch(() => undefined);
    return lent;
  }

  /** Removes everything. */
  async close(): Promise<void> {
    await this.#last;
    await rm(this.#root, { recursive: true, force: true });
  }

  async #lend(files: readonly UploadName[]): Promise<LentFolder> {
    const folder = join(this.#root, randomUUID());
    const release = (): Promise<void> => rm(folder, { recursive: true, force: true });
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const file of files) {
        const content = await this.#fetch(file.digest);
        await mkdir(join(folder, `upload:${file.digest}`), { recursive: true });
        // Another name of the same file, which outlives the first one.
        await link(content, join(folder, uploadPath(file))).catch((error: unknown) => {
          if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        });
      }
      return { folder, release };
    } catch (error) {
      await release();
      throw error;
    }
  }

  async #fetch(digest: string): Promise<string> {
    const path = join(this.#root, digest.slice('sha256:'.length));
    const kept = this.#kept.get(digest);
    this.#kept.delete(digest);
    if (kept === undefined) {
      const bytes = await this.#uploads.sizeOf(digest);
      if (bytes === undefined) throw new UnknownUploadError(digest);
      await this.#makeRoom(bytes);
      await rm(path, { force: true });
      await this.#uploads.fetch(digest, path);
      this.#kept.set(digest, bytes);
    } else {
      this.#kept.set(digest, kept);
    }
    return path;
  }

  async #makeRoom(bytes: number): Promise<void> {
    let sum = [...this.#kept.values()].reduce((all, each) => all + each, bytes);
    for (const [digest, each] of this.#kept) {
      if (sum <= this.#limitBytes) return;
      this.#kept.delete(digest);
      await rm(join(this.#root, digest.slice('sha256:'.length)), { force: true });
      sum -= each;
    }
  }
}
