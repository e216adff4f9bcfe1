import { addAbortSignal, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { asS3Unavailable, isContested, isCutShort, isMissingObject, isTaken } from './s3-failure.js';
import type { S3Location } from './s3-uri.js';

/** Longest that one object may take, its repetitions included: a gigabyte at 10 MB/s. */
const OPERATION_LIMIT_MS = 120_000;

/** The client repeats a request that got no answer; what it does not repeat is tried so often. */
const MOST_TRIES = 3;

/** The objects under one prefix of a bucket, by name. Every method throws `StoreUnavailableError` when S3 does not answer. */
export class S3Objects {
  readonly #client: S3Client;
  readonly #location: S3Location;

  constructor(client: S3Client, location: S3Location) {
    this.#client = client;
    this.#location = location;
  }

  /** Where a name lies, as messages show it. */
  place(name: string): string {
    return `s3://${this.#location.bucket}/${this.#location.prefix}${name}`;
  }

  /** Does nothing where the bucket is there and may be listed. */
  async assertReadable(): Promise<void> {
    const { bucket, prefix } = this.#location;
    try {
      await this.#client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: 1 }), {
        abortSignal: AbortSignal.timeout(OPERATION_LIMIT_MS),
      });
    } catch (error) {
      throw asS3Unavailable(this.place(''), error);
    }
  }

  /** The content; undefined when there is none of that name. */
  async read(name: string): Promise<Uint8Array | undefined> {
    const abortSignal = AbortSignal.timeout(OPERATION_LIMIT_MS);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { Body: body } = await this.#client.send(new GetObjectCommand(this.#key(name)), { abortSignal });
        return body === undefined ? new Uint8Array(0) : await buffer(addAbortSignal(abortSignal, body as Readable));
      } catch (error) {
        if (isMissingObject(error)) {
          return undefined;
        }
        if (!isCutShort(error) || attempt === MOST_TRIES || abortSignal.aborted) {
          throw asS3Unavailable(this.place(name), error);
        }
      }
    }
  }

  /**
   * Writes an object: its readers see the old content or the new, never a part.
   *
   * @param digest hexadecimal SHA-256, which the server checks
   */
  async write(name: string, content: Uint8Array, digest: string): Promise<void> {
    try {
      await this.#put(name, content, digest, {});
    } catch (error) {
      throw asS3Unavailable(this.place(name), error);
    }
  }

  /**
   * Writes an object unless there is one of that name.
   *
   * @returns whether it was written
   */
  async writeNew(name: string, content: Uint8Array, digest: string): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#put(name, content, digest, { IfNoneMatch: '*' });
        return true;
      } catch (error) {
        if (isTaken(error)) {
          return false;
        }
        if (!isContested(error) || attempt === MOST_TRIES) {
          throw asS3Unavailable(this.place(name), error);
        }
      }
    }
  }

  /** Removes an object; one that is not there is no error. */
  async remove(name: string): Promise<void> {
    const abortSignal = AbortSignal.timeout(OPERATION_LIMIT_MS);
    try {
      await this.#client.send(new DeleteObjectCommand(this.#key(name)), { abortSignal });
    } catch (error) {
      throw asS3Unavailable(this.place(name), error);
    }
  }

  /** All names that begin with a text, in the order of their bytes. */
  async *names(beginning: string): AsyncGenerator<string> {
    const { bucket, prefix } = this.#location;
    try {
      const pages = paginateListObjectsV2({ client: this.#client }, { Bucket: bucket, Prefix: prefix + beginning });
      for await (const { Contents: objects = [] } of pages) {
        yield* objects.flatMap(({ Key: key }) => (key === undefined ? [] : [key.slice(prefix.length)]));
      }
    } catch (error) {
      throw asS3Unavailable(this.place(beginning), error);
    }
  }

  async #put(name: string, content: Uint8Array, digest: string, condition: { IfNoneMatch?: '*' }): Promise<void> {
    const checksum = Buffer.from(digest, 'hex').toString('base64');
    const command = new PutObjectCommand({ ...this.#key(name), Body: content, ChecksumSHA256: checksum, ...condition });
    await this.#client.send(command, { abortSignal: AbortSignal.timeout(OPERATION_LIMIT_MS) });
  }

  #key(name: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#location.bucket, Key: this.#location.prefix + name };
  }
}
