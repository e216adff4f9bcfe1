/** The part of yauzl that is used; it comes without types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  /** A file of an archive. */
  export interface Entry {
    readonly fileName: string;
    readonly uncompressedSize: number;
    readonly compressionMethod: number;
  }

  /** An archive that is open. */
  export interface ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
    readLocalFileHeaderPromise(
      entry: Entry,
      options: { readonly minimal: true },
    ): Promise<{ readonly fileDataStart: number }>;
  }

  /** Opens the archive of a file descriptor. */
  export function fromFdPromise(
    descriptor: number,
    options: { readonly lazyEntries: true; readonly autoClose: false },
  ): Promise<ZipFile>;
}
