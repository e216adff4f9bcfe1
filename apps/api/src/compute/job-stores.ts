import { contentUri, decodeShardTensors, openRowStore, openTensorStore, type ShardTensorFile } from '@liesweep/storage';
import type { RowStore, TensorStore } from '@liesweep/sweep';
import { BoundedCache } from './bounded-cache.js';

/** Files that were read lately, by their content’s digest: bytes in all. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Where the stores are. */
export interface StoreUris {
  readonly rows: string;
  readonly tensors: string;
}

/** The stores as jobs read them. */
export class JobStores {
  readonly #uris: StoreUris;
  readonly #shards = new BoundedCache<{ readonly file: ShardTensorFile; readonly bytes: number }>(
    MOST_BYTES,
    ({ bytes }) => bytes,
  );
  readonly #samples = new BoundedCache<readonly Float64Array[]>(MOST_BYTES / 4, (samples) =>
    samples.reduce((bytes, { byteLength }) => bytes + byteLength, 0),
  );
  #rows: Promise<RowStore> | undefined;
  #tensors: Promise<TensorStore> | undefined;

  constructor(uris: StoreUris) {
    this.#uris = uris;
  }

  rows(): Promise<RowStore> {
    this.#rows ??= openRowStore(this.#uris.rows);
    return this.#rows;
  }

  tensors(): Promise<TensorStore> {
    this.#tensors ??= openTensorStore(this.#uris.tensors);
    return this.#tensors;
  }

  /**
   * The tensors of a shard: each file is read once, however many of its trials are asked for.
   *
   * @throws CorruptFileError when it is damaged or missing; StoreUnavailableError
   */
  async shard(digest: string): Promise<ShardTensorFile> {
    const { file } = await this.#shards.get(digest, async () => {
      const uri = contentUri(digest, 'safetensors');
      const content = await (await this.tensors()).read({ uri, digest });
      return { file: decodeShardTensors(content, uri), bytes: content.byteLength };
    });
    return file;
  }

  /** The first samples of some data: a data file is read once for all who look at what moves them. */
  samples(key: string, read: () => Promise<readonly Float64Array[]>): Promise<readonly Float64Array[]> {
    return this.#samples.get(key, read);
  }
}
