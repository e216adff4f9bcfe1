import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTensorStore } from '@liesweep/storage';
import type { TensorStore } from '@liesweep/sweep';
import { UploadScratch } from './upload-scratch.js';
import { UnknownUploadError, Uploads, UploadTooLargeError } from './uploads.js';

const MIB = 2 ** 20;
const LIMIT = 64 * MIB;

let folder: string;
let tensors: TensorStore;
let uploads: Uploads;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-uploads-spec-'));
  tensors = await openTensorStore(`file:${join(folder, 'tensors')}`);
  uploads = new Uploads(tensors, join(folder, 'incoming'), LIMIT);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function digestOf(content: Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** In pieces of odd sizes, as a network gives them. */
async function* inPieces(content: Uint8Array, size = 60_001): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) {
    await Promise.resolve();
    yield content.subarray(at, at + size);
  }
}

function filesIn(path: string): string[] {
  return existsSync(path)
    ? readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(path, name)).isFile())
    : [];
}

test.each([0, 1, 1000, 16 * MIB, 16 * MIB + 1, 40 * MIB])('%d bytes come back as they were', async (length) => {
  const content = Buffer.alloc(length, 'lie').fill(7, 0, Math.min(length, 3));
  expect(await uploads.store(inPieces(content))).toEqual({ digest: digestOf(content), bytes: length });
  expect(await uploads.sizeOf(digestOf(content))).toBe(length);
  const path = join(folder, 'fetched');
  await uploads.fetch(digestOf(content), path);
  expect(readFileSync(path).equals(content)).toBe(true);
  expect(filesIn(join(folder, 'incoming'))).toEqual([]);
});

test('the same bytes are stored once', async () => {
  const content = Buffer.from('x,y\n1,2\n');
  await uploads.store(inPieces(content));
  const before = filesIn(join(folder, 'tensors')).sort();
  const put = jest.spyOn(tensors, 'put');
  await uploads.store(inPieces(content, 3));
  expect(put).not.toHaveBeenCalled();
  expect(filesIn(join(folder, 'tensors')).sort()).toEqual(before);
});

test('too much is refused as soon as it has come, and leaves nothing', async () => {
  const small = new Uploads(tensors, join(folder, 'incoming'), 100);
  let given = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      await Promise.resolve();
      given += 60;
      yield new Uint8Array(60);
    }
  }
  await expect(small.store(endless())).rejects.toThrow(UploadTooLargeError);
  expect(given).toBe(120);
  expect([...filesIn(join(folder, 'incoming')), ...filesIn(join(folder, 'tensors/shards'))]).toEqual([]);
});

test('a sender who goes away leaves nothing', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    await Promise.resolve();
    yield new Uint8Array(10);
    throw new Error('gone');
  }
  await expect(uploads.store(broken())).rejects.toThrow('gone');
  expect([...filesIn(join(folder, 'incoming')), ...filesIn(join(folder, 'tensors/shards'))]).toEqual([]);
});

test('what was not uploaded is not there', async () => {
  const digest = digestOf(Buffer.from('nothing'));
  expect(await uploads.sizeOf(digest)).toBeUndefined();
  await expect(uploads.fetch(digest, join(folder, 'a'))).rejects.toThrow(UnknownUploadError);
});

describe('uploads at hand', () => {
  let scratch: UploadScratch;
  const named = async (text: string, name = 'a.csv'): Promise<{ digest: string; name: string }> => ({
    digest: (await uploads.store(inPieces(Buffer.from(text)))).digest,
    name,
  });
  beforeEach(() => {
    scratch = new UploadScratch(uploads, join(folder, 'kept'), 10);
  });

  test('lie under the paths that sweep files name them by, for as long as they are lent', async () => {
    const [first, second] = [await named('one'), await named('two', 'b.csv')];
    const { folder: lent, release } = await scratch.lend([first, second, { ...first, name: 'c.csv' }]);
    const read = (path: string): string => readFileSync(join(lent, path), 'utf8');
    expect(read(`upload:${first.digest}/a.csv`)).toBe('one');
    expect(read(`upload:${first.digest}/c.csv`)).toBe('one');
    expect(read(`upload:${second.digest}/b.csv`)).toBe('two');
    await release();
    expect(existsSync(lent)).toBe(false);
    await scratch.close();
    expect(existsSync(join(folder, 'kept'))).toBe(false);
  });

  test('are fetched once, and make room for others, but not while they are lent', async () => {
    const [first, second] = [await named('12345678'), await named('abcdefgh')];
    const fetch = jest.spyOn(uploads, 'fetch');
    const lent = await scratch.lend([first]);
    await (await scratch.lend([first])).release();
    expect(fetch).toHaveBeenCalledTimes(1);
    await (await scratch.lend([second])).release();
    expect(readFileSync(join(lent.folder, `upload:${first.digest}/a.csv`), 'utf8')).toBe('12345678');
    await lent.release();
    expect(filesIn(join(folder, 'kept'))).toEqual([second.digest.slice('sha256:'.length)]);
    await (await scratch.lend([first])).release();
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  test('of which one is missing are not lent at all', async () => {
    const first = await named('one');
    const missing = { digest: digestOf(Buffer.from('nothing')), name: 'a.csv' };
    await expect(scratch.lend([first, missing])).rejects.toMatchObject({ digest: missing.digest });
    expect(filesIn(join(folder, 'kept'))).toEqual([first.digest.slice('sha256:'.length)]);
  });
});
